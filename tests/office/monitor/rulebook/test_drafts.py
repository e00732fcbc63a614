from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, shipped
from yijian.office.monitor.rulebook.drafts import from_rule, from_template, from_version


def test_from_the_template(db) -> None:
    begun = from_template("lanzhou", "管理")
    assert (begun.code, begun.version, begun.based_on) == ("YJ96201000000001", 1001, 0)
    for said in ("tier: 管理", "code: YJ96201000000001", "version: 1001"):
        assert said in begun.text
    assert "rule: YJ96201000000001" in begun.cases


def test_from_a_rule_of_the_software_before_and_after_it_is_registered(actor) -> None:
    begun = from_rule("lanzhou", DEATH)
    assert begun is not None
    assert (begun.code, begun.version, begun.based_on) == (DEATH, 1001, 0)
    row = shipped(actor, DEATH)[DEATH]
    begun = from_rule("lanzhou", DEATH)
    assert begun is not None
    assert begun.based_on == row.pk
    assert f"rule: {DEATH}" in begun.cases
    assert from_rule("lanzhou", "YJ10000499999000") is None


def test_from_an_earlier_version(actor) -> None:
    row = drafted(actor("first_reviewer"))
    begun = from_version(row)
    assert (begun.code, begun.version, begun.based_on) == (row.code, 1002, row.pk)
    assert begun.title == "数量超过一的新版本"
