"""Deadlines set by parameters: articles, rolling, extension, the year that is not published."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.calendar.test_workdays import FICTITIOUS
from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.deadline import calendar_of, deadline
from yijian.law.periods import Exclusion

LAW = Law.load()
WINDOW = "agreement.pre_decision_notice.statement_window"
SEALING = "inspection.sealing.limit"


@pytest.mark.article("LZ-23-3")
def test_five_working_days_to_state_ones_case() -> None:
    found = deadline(LAW, WINDOW, "lanzhou", date(2026, 9, 28))
    assert found.deadline.last_day == date(2026, 10, 10)
    assert found.deadline.certain
    assert "第二十三条第3款" in found.deadline.articles[0]
    assert found.as_json()["period"] == "5 个工作日"


@pytest.mark.article("LZ-36-3b", "LZ-36-3c")
def test_sealing_ends_after_thirty_days_and_once_thirty_more_and_never_rolls() -> None:
    assert deadline(LAW, SEALING, "lanzhou", date(2026, 9, 2)).deadline.last_day == date(
        2026, 10, 2
    )
    longer = deadline(LAW, SEALING, "lanzhou", date(2026, 9, 2), extended=True)
    assert longer.deadline.last_day == date(2026, 11, 1)
    assert longer.as_json()["period"] == "30 日、30 日"


def test_a_month_to_publish_rolls_over_the_holiday() -> None:
    found = deadline(LAW, "agreement.publish_signed.deadline", "hainan", date(2026, 9, 2))
    assert found.deadline.last_day == date(2026, 10, 8)
    assert any("第五十八条" in cited for cited in found.deadline.articles)


def test_a_bar_of_years_ends_on_its_day() -> None:
    found = deadline(LAW, "agreement.readmission_bar.duration", "lanzhou", date(2026, 10, 1))
    assert (found.deadline.last_day, found.deadline.certain) == (date(2029, 10, 1), True)


def test_a_year_that_is_not_published_leaves_it_provisional() -> None:
    start = date(2026, 12, 29)
    found = deadline(LAW, WINDOW, "lanzhou", start)
    assert (found.deadline.certain, found.deadline.missing_year) == (False, 2027)
    known = deadline(LAW, WINDOW, "lanzhou", start, overlays=[FICTITIOUS])
    assert (known.deadline.last_day, known.deadline.certain) == (date(2027, 1, 6), True)


def test_excluded_days_stretch_it() -> None:
    away = Exclusion(date(2026, 3, 3), date(2026, 3, 4), "听证")
    found = deadline(LAW, WINDOW, "lanzhou", date(2026, 3, 2), excluded=[away])
    assert found.deadline.last_day == date(2026, 3, 11)


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(Refused, match="不能计算到期日"):
        deadline(LAW, "review.second_sample.min_share", "lanzhou", date(2026, 3, 2))
    with pytest.raises(Refused, match="没有规定可以延长"):
        deadline(LAW, WINDOW, "lanzhou", date(2026, 3, 2), extended=True)


def test_an_overlay_of_another_place_does_not_count() -> None:
    other = FICTITIOUS.model_copy(update={"jurisdiction": "hainan"})
    assert calendar_of(LAW, "lanzhou", [other]).known_until == date(2026, 12, 31)
    assert calendar_of(LAW, "lanzhou", [FICTITIOUS]).known_until == date(2027, 12, 31)
