"""Comparing places and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from yijian.kernel.errors import UsageError
from yijian.law import Law
from yijian.law.compare import changes, differences, holding

ON = date(2026, 11, 22)
PUBLISH = "agreement.publish_signed.deadline"
VALUE = """  - value: {value}
    unit: day
    since: {since}
    {until}
    origin: ours
    reason: 测试
    confidence: low
    checked_on: 2026-11-22
"""


@pytest.fixture
def law(tmp_path: Path) -> Law:
    for place, parent, code in (("national", "null", "100000"), ("lanzhou", "national", "620100")):
        folder = tmp_path / place / "parameters"
        folder.mkdir(parents=True)
        (tmp_path / place / "jurisdiction.yaml").write_text(
            f"name: {place}\ntitle: {place}\nparent: {parent}\nadmdvs: '{code}'\n"
        )
    path = tmp_path / "national/parameters/fund.a.b.yaml"
    path.write_text(
        "name: fund.a.b\ntitle: 某期限\nvalues:\n"
        + VALUE.format(value=5, since="2020-01-01", until="until: 2026-12-31")
        + VALUE.format(value=7, since="2027-01-01", until="")
    )
    return Law.load(tmp_path)


def test_two_places_that_differ_are_listed_with_both_values() -> None:
    found = {it.name: it for it in differences(Law.load(), "hainan", "ningxia", ON)}
    assert found[PUBLISH].first is not None
    assert found[PUBLISH].second is not None
    assert (found[PUBLISH].first.value, found[PUBLISH].second.value) == (1, 3)
    assert found[PUBLISH].as_json()["first"]["rows"] == ["HI-20-2"]


def test_a_place_does_not_differ_from_itself() -> None:
    assert differences(Law.load(), "lanzhou", "lanzhou", ON) == []


def test_what_changes_between_two_days(law: Law) -> None:
    found = changes(law, "lanzhou", date(2026, 12, 1), date(2027, 1, 1))
    assert [(it.on, it.name) for it in found] == [(date(2027, 1, 1), "fund.a.b")]
    assert found[0].before is not None
    assert found[0].after is not None
    assert (found[0].before.value, found[0].after.value) == (5, 7)
    assert changes(law, "lanzhou", date(2026, 12, 1), date(2026, 12, 31)) == []
    begun = changes(law, "lanzhou", date(2020, 1, 1), date(2020, 1, 1))
    assert [it.before for it in begun] == [None]
    assert begun[0].as_json()["before"] is None


def test_a_range_the_wrong_way_round_is_refused(law: Law) -> None:
    with pytest.raises(UsageError, match="晚于结束日期"):
        changes(law, "lanzhou", date(2027, 1, 1), date(2026, 1, 1))


def test_where_nothing_holds(law: Law) -> None:
    assert holding(law, "fund.a.b", "lanzhou", date(2019, 12, 31)) is None
    with pytest.raises(UsageError, match="没有法域"):
        differences(law, "lanzhou", "lanzhu", ON)
