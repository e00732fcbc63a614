from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.office.policy.asked import WINDOW, content, proposed, proposed_year, year
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.propose_change import propose_change
from yijian.office.policy.models import Change
from yijian.office.trail.models import Entry

DRAFT = {
    "origin": "seed",
    "instrument": "lanzhou-measure",
    "article": "第二十五条第2款",
    "confidence": "high",
}
"""Rests on a draft, which is for simulation only."""


def test_a_draft_has_a_number_and_its_procedure(officer) -> None:
    change = proposed(officer)
    assert (change.number, change.state) == (f"2026-{change.pk:04d}", "drafted")
    assert change.rules.name == "policy.change"
    assert change.rules.jurisdiction == "lanzhou"
    entry = Entry.objects.get(event="policy.propose_change")
    assert entry.subject == f"policy.change:{change.pk}"
    assert json.loads(entry.detail)["parameter"] == WINDOW


def test_a_year_has_its_days(officer) -> None:
    change = proposed_year(officer)
    assert (change.year, change.place, change.parameter) == (2027, "national", "")
    assert (f"{change.since}", f"{change.until}") == ("2027-01-01", "2027-12-31")
    assert change.title == "全国 2027 年工作日历（虚构）"


def test_only_the_officer_proposes(head) -> None:
    with pytest.raises(NotAllowed, match="由医保行政部门办理"):
        proposed(head)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"since": "2026-11-20"}, "policy.start_past"),
        ({"unit": "month"}, "policy.content"),
        ({"since": None}, "policy.content"),
        ({"until": "2026-12-01"}, "policy.content"),
        (DRAFT, "policy.citation"),
    ],
)
def test_what_cannot_be_is_refused(officer, changes, code) -> None:
    with pytest.raises(Guarded) as caught:
        proposed(officer, **changes)
    assert caught.value.code == code
    assert Change.objects.count() == 0


def test_of_another_place(officer) -> None:
    with pytest.raises(Guarded, match="本单位只能办理兰州市的变更"):
        propose_change(
            actor=officer, kind="parameter", place="hainan", parameter=WINDOW, content=content()
        )


def test_a_year_is_not_skipped(officer) -> None:
    with pytest.raises(Guarded, match="不能跳过 2027 年"):
        proposed_year(officer, 2028)
    with pytest.raises(Guarded, match="软件自带"):
        proposed_year(officer, 2026)
    with pytest.raises(Guarded, match="不是周末"):
        proposed_year(officer, make_up=["2027-03-03"])


def test_a_district_proposes_nothing(officer) -> None:
    district = replace(officer, area="620102")
    with pytest.raises(Guarded, match="参数对兰州市全域有效"):
        proposed(district)
    with pytest.raises(Guarded):
        propose_change(
            actor=district, kind="calendar", place="national", parameter="", content=year()
        )
