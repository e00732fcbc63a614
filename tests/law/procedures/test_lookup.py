from __future__ import annotations

from datetime import date

import pytest

from tests.law.conftest import PackBuilder
from tests.law.procedures.conftest import LOCAL, WHOLE, Write
from yijian.kernel.errors import BadInput, Refused, UsageError
from yijian.law import Law
from yijian.law.procedures import Procedures
from yijian.law.procedures.registers import Guard

NAME = "agreement.breach"


@pytest.mark.parametrize(
    ("place", "on", "home", "steps"),
    [
        ("lanzhou", date(2022, 1, 1), "lanzhou", 5),
        ("lanzhou", date(2021, 12, 31), "national", 4),
        ("gansu", date(2022, 1, 1), "national", 4),
        ("national", date(2020, 1, 1), "national", 4),
    ],
)
def test_the_most_specific_whole_file_wins(
    place: str, on: date, home: str, steps: int, procedures: Procedures
) -> None:
    found = procedures.get(NAME, place, on)
    assert (found.jurisdiction, len(found.steps)) == (home, steps)
    assert found.cited == "某办法"


def test_nobody_has_it_before_the_first_day(procedures: Procedures) -> None:
    with pytest.raises(Refused) as caught:
        procedures.get(NAME, "lanzhou", date(2019, 12, 31))
    assert caught.value.code == "procedure.not_set"
    assert "自 2020-01-01 起" in caught.value.message


def test_an_unknown_name_names_the_nearest(procedures: Procedures) -> None:
    with pytest.raises(UsageError, match="相近的程序：agreement\\.breach"):
        procedures.get("agreement.breech", "lanzhou", date(2022, 1, 1))
    with pytest.raises(UsageError, match="没有法域 mars"):
        procedures.get(NAME, "mars", date(2022, 1, 1))


def test_a_case_finds_the_version_it_was_frozen_on(procedures: Procedures) -> None:
    frozen = procedures.get(NAME, "lanzhou", date(2021, 6, 1)).version
    later = procedures.get(NAME, "lanzhou", date(2022, 6, 1)).version
    assert frozen != later
    assert procedures.at(frozen).version == frozen
    assert procedures.at(later).jurisdiction == "lanzhou"
    with pytest.raises(Refused, match="请用案件上保存的那一份"):
        procedures.at("0" * 64)


def test_a_frozen_version_outlives_its_successor(pack: PackBuilder, write: Write) -> None:
    write(WHOLE)
    frozen = Procedures(Law.load(pack.root)).get(NAME, "national", date(2026, 6, 1))
    write(
        WHOLE.replace("until: null", "until: 2026-12-31")
        + "- since: 2027-01-01\n  instrument: act\n  checked_on: 2026-11-21\n"
        "  base: {since: 2020-01-01}\n  steps:\n"
        "  - {id: serve_notice, guards: [file_complete]}\n"
    )
    again = Procedures(Law.load(pack.root))
    assert again.get(NAME, "national", date(2026, 12, 31)).version == frozen.version
    assert again.get(NAME, "national", date(2027, 1, 1)).version != frozen.version
    assert again.at(frozen.version).step("serve_notice").guards == ("notice_content_complete",)


def test_every_version_is_listed_once(procedures: Procedures) -> None:
    found = [(it.name, it.jurisdiction, it.body.since) for it in procedures.every()]
    assert found == [
        (NAME, "lanzhou", date(2022, 1, 1)),
        (NAME, "national", date(2020, 1, 1)),
    ]
    assert procedures.names() == (NAME,)


def test_the_check_finds_the_fault_of_any_file(pack: PackBuilder, write: Write) -> None:
    write(WHOLE)
    write(LOCAL.replace("to: filed", "to: fled"), "lanzhou")
    procedures = Procedures(Law.load(pack.root))
    procedures.get(NAME, "gansu", date(2022, 1, 1))
    with pytest.raises(BadInput, match="没有状态 fled"):
        procedures.check()


def test_a_guard_reads_only_parameters_there_are(
    procedures: Procedures, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "notice_content_complete"
    wrong = {name: Guard(title="某条件", parameters=("agreement.some.thing",))}
    monkeypatch.setattr("yijian.law.procedures.lookup.guards", lambda: wrong)
    with pytest.raises(UsageError, match=f"条件 {name} 所读的参数不存在"):
        procedures.check()


def test_the_shipped_procedures_are_sound() -> None:
    Procedures(Law.load()).check()
