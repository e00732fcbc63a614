"""The law of the act, unless that of the decision is milder: both versions, choice, reason."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.conftest import PackBuilder, dated
from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.milder import MILDER, Choice, choose, compare
from yijian.law.superior import OWN_PENALTIES

ACT, EVE, MSL = date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1)
OLD, NEW = date(2020, 6, 1), date(2024, 6, 1)


def shipped(code: str, decided: date, *, intent: bool = False) -> Choice:
    return choose(Law.load(), "hainan", code, acted_on=ACT, decided_on=decided, intent=intent)


def test_the_law_of_the_act_where_nothing_changed() -> None:
    for code in ("M03", "P20"):
        found = shipped(code, MSL)
        assert (found.applies, found.why) == ("act", "前后规定一样，适用行为时的规定")
        assert found.applicable == found.acted


def test_a_heavier_law_does_not_reach_back() -> None:
    found = shipped("P01", MSL)
    assert (found.applies, found.judge) == ("act", False)
    assert found.why == "新法较重：对象由责任部门改为责任部门或人员；适用行为时的规定"
    assert found.article is not None
    assert found.article.endswith("第三十七条")
    assert compare(found.acted, found.acted) == ([], [])
    assert compare(found.acted, found.decided)[0] == []
    limited = shipped("M06", MSL)
    assert "增加限制参保人可用的定点机构" in limited.why


def test_a_law_that_is_lighter_here_and_heavier_there_waits_for_the_reviewer() -> None:
    found = shipped("P15", MSL)
    assert (found.applies, found.judge) == ("act", True)
    for said in ("不再移送吊销执业资格", "增加依医师法处罚", "请法制审核判断"):
        assert said in found.why
    shown = found.as_json()
    assert shown["said"] == "行为时的规定"
    assert (shown["acted"]["on"], shown["decided"]["on"]) == ("2026-06-01", "2027-01-01")


def test_a_decision_before_the_act_is_refused() -> None:
    with pytest.raises(UsageError, match="早于行为日"):
        shipped("P01", date(2026, 5, 31))
    with pytest.raises(Refused, match="没有“低标准入院”的规定"):
        choose(Law.load(), "gansu", "P21", acted_on=date(2021, 4, 1), decided_on=MSL)


@pytest.fixture
def changed(pack: PackBuilder) -> PackBuilder:
    """A fine of 2 to 5 times until 2021, of 1 to 3 times since."""
    for name, first, last in (("old", "2000-01-01", "2021-12-31"), ("new", "2022-01-01", None)):
        status = "repealed" if last else "in_force"
        end = f"ended_on: {last}\n" if last else ""
        pack.write(
            f"national/instruments/{name}.yaml",
            f"id: {name}\nprefix: {name.upper()}\ntitle: {name}法\nnumber: null\nissuer: 某会\n"
            f"kind: 法律\nstatus: {status}\nin_force_on: {first}\n{end}checked_on: 2026-11-21\n",
        )
        pack.articles("national", name, f"{{id: {name.upper()}-1, label: 第一条, gist: 某事。}}")
    both = "".join(
        f"{{jurisdiction: national, instrument: {it}, article: 第一条}}, " for it in ("old", "new")
    )
    pack.codes(
        "national",
        "x_behaviours",
        f"{{code: X1, title: 某行为, refers: {{sanctions: [fine]}}, citations: [{both}]}}",
        "{code: X2, title: 旧行为, refers: {sanctions: [fine]}, citations: "
        "[{jurisdiction: national, instrument: old, article: 第一条}]}",
    )
    pack.codes(
        "national",
        "sanctions",
        "{code: fine, title: 罚款, group: 罚款, attributes: {base: loss}, parameters: "
        f"[case.sanction.x_min, case.sanction.x_max], citations: [{both}]}}",
    )
    for end, before, after in (("min", "2", "1"), ("max", "5", "3")):
        pack.parameter(
            "national",
            dated(before, "2000-01-01", until="2021-12-31", unit="ratio"),
            dated(after, "2022-01-01", unit="ratio"),
            name=f"case.sanction.x_{end}",
        )
    pack.parameter("national", dated("true", "2021-07-15", unit="bool"), name=MILDER)
    pack.parameter("national", dated("false", "2000-01-01", unit="bool"), name=OWN_PENALTIES)
    return pack


def test_a_milder_law_reaches_back(changed: PackBuilder) -> None:
    found = choose(Law.load(changed.root), "gansu", "X1", acted_on=OLD, decided_on=NEW)
    assert (found.applies, found.applicable) == ("decision", found.decided)
    assert found.why == "新法较轻：罚款由造成的损失2倍以上5倍以下改为造成的损失1倍以上3倍以下"
    assert found.article == "某办法第一条"


def test_an_act_that_is_no_longer_named_is_not_punished(changed: PackBuilder) -> None:
    found = choose(Law.load(changed.root), "gansu", "X2", acted_on=OLD, decided_on=NEW)
    assert (found.applies, found.applicable, found.why) == ("decision", None, "新法较轻：不再罚款")


def test_without_the_rule_the_law_of_the_act_applies(changed: PackBuilder) -> None:
    changed.parameter("national", dated("false", "2021-07-15", unit="bool"), name=MILDER)
    found = choose(Law.load(changed.root), "gansu", "X1", acted_on=OLD, decided_on=NEW)
    assert (found.applies, found.article) == ("act", None)
    assert found.why.endswith("但没有从轻适用的规定")
