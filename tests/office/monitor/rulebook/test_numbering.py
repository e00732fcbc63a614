from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, shipped
from yijian.office.monitor.rulebook.numbering import next_code, next_version, own_code


def test_codes_of_our_own_bear_the_place(actor) -> None:
    assert next_code("lanzhou") == "YJ96201000000001"
    assert next_code("hainan") == "YJ94600000000001"
    drafted(actor("first_reviewer"))
    assert next_code("lanzhou") == "YJ96201000000002"


def test_local_numbers_stay_clear_of_those_of_the_software(actor) -> None:
    assert next_version("lanzhou", DEATH) == 1001
    shipped(actor, DEATH)
    assert next_version("lanzhou", DEATH) == 1001
    drafted(actor("first_reviewer"), DEATH)
    assert next_version("lanzhou", DEATH) == 1002


def test_whose_code_it_is(db) -> None:
    assert own_code("lanzhou", DEATH)
    assert own_code("lanzhou", "YJ96201000000099")
    assert not own_code("lanzhou", "YJ94600000000001")
    assert not own_code("lanzhou", "YJ10000499999000")
    assert not own_code("lanzhou", "x")
