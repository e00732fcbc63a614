from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.office.policy.asked import WINDOW, content
from yijian.law import Law
from yijian.law.additions import write
from yijian.law.models import Parameter
from yijian.office.policy.contents import dated_value
from yijian.office.policy.estimating.terms import compare_terms, term

LAW = Law.load()


@pytest.fixture
def after(tmp_path: Path) -> Law:
    value = dated_value(content(5, since="2026-01-01"), "测算")
    mine = Parameter(name=WINDOW, title="测算", values=(value,))
    return Law.load(additions=write(tmp_path / "law", [("lanzhou", mine)], []))


def test_which_last_days_move(after: Law, told) -> None:
    first, last = date(2026, 11, 2), date(2026, 11, 8)
    found = compare_terms(LAW, after, WINDOW, "lanzhou", first, last, told)
    assert (found.days, found.total, found.later, found.earlier) == (7, 7, 7, 0)
    assert (found.least, found.most) == (2, 4)
    assert found.samples[0] == {
        "start": "2026-11-02",
        "before": "2026-11-05",
        "after": "2026-11-09",
        "moved": 4,
        "certain": True,
    }
    assert found.as_json()["moved"] == 7
    assert told.said[0] == "自 2026-11-02 起算"


def test_beyond_the_calendar_both_are_uncertain(after: Law, told) -> None:
    day = date(2026, 12, 31)
    found = compare_terms(LAW, after, WINDOW, "lanzhou", day, day, told)
    assert (found.uncertain_before, found.uncertain_after) == (1, 1)
    assert found.certain_moved == 0


def test_where_there_was_no_term(told) -> None:
    day = date(2001, 1, 1)
    assert term(LAW, WINDOW, "lanzhou", day) is None
    found = compare_terms(LAW, LAW, WINDOW, "lanzhou", day, day, told)
    assert (found.unset, found.total) == (1, 0)
