from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.office.policy.asked import CHILD, content
from yijian.office.policy.current import current_law
from yijian.office.policy.guards.not_used import not_used
from yijian.office.policy.uses import record_use


@pytest.fixture
def used(officer) -> None:
    value = current_law().value(CHILD, "lanzhou", date(2027, 3, 5))
    record_use(officer, "monitor.run:7", [value])


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "parameter",
        "place": "lanzhou",
        "parameter": CHILD,
        "content": content(12, "year", **changes),
    }


def test_a_day_on_which_a_decision_used_it(used) -> None:
    refusal = not_used(**asked(since="2027-03-05"))
    assert refusal is not None
    assert refusal.code == "policy.used"
    assert refusal.sentence() == (
        "不能这样变更：已有 1 项决定用过要改的值，最后用到 2027-03-05。"
        "需要：2027-03-05 以后起算的值，由医保行政部门办理。"
    )


def test_other_days_and_places_are_free(used) -> None:
    assert not_used(**asked(since="2027-03-06")) is None
    assert not_used(**asked(since="2027-01-01", until="2027-03-04")) is None
    assert not_used(**{**asked(), "place": "hainan"}) is None
    assert not_used(**{**asked(), "parameter": "monitor.detect.course_break"}) is None
    assert not_used(**{**asked(), "place": "national"}) is not None
