from __future__ import annotations

import pytest

from tests.office.monitor.loading.lakes import fill_lake
from tests.office.policy.asked import CHILD, OVERRIDE, WINDOW, content, year
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.policy.estimating.parts import (
    is_period,
    lake_filled,
    parts_of,
    rules_reading,
)
from yijian.office.policy.models import Change


def change(parameter: str, **changes) -> Change:
    asked = content(**changes)
    return Change(
        jurisdiction="lanzhou",
        kind="parameter",
        place="lanzhou",
        parameter=parameter,
        content=asked,
    )


@pytest.mark.django_db
def test_who_reads_it() -> None:
    codes = rules_reading(CHILD, "lanzhou")
    assert codes
    assert all(CHILD in shipped_rules()[code].card.law for code in codes)
    assert rules_reading(WINDOW, "lanzhou") == ()
    assert is_period(WINDOW, "working_day")
    assert not is_period(WINDOW, "count")
    assert not is_period("monitor.detect.course_break", "day")


@pytest.mark.django_db
def test_the_parts_of_an_estimate(home) -> None:
    assert parts_of(change(WINDOW)) == ("period",)
    assert parts_of(change(OVERRIDE, value=False, unit="bool")) == ()
    assert parts_of(Change(kind="calendar", content=year())) == ("calendar",)
    assert not lake_filled("lanzhou")
    assert parts_of(change(CHILD, value=12, unit="year")) == ()


@pytest.mark.django_db
def test_with_claims_in_the_lake(home) -> None:
    fill_lake(home)
    assert lake_filled("lanzhou")
    assert parts_of(change(CHILD, value=12, unit="year")) == ("rules",)
