"""Deadlines set by parameters: articles, rolling, extension, the year that is not published."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.calendar.test_workdays import FICTITIOUS
from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.deadline import calendar_of, deadline, deadline_in_hours
from yijian.law.periods import Exclusion
from yijian.law.periods.period import UNITS

LAW = Law.load()
WINDOW = "agreement.pre_decision_notice.statement_window"
SEALING = "inspection.sealing.limit"


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("case.lead_intake.verification_deadline", "2026-02-10", "2026-03-09"),
        (WINDOW, "2026-09-28", "2026-10-10"),
        ("inspection.evidence_registration.limit", "2026-04-30", "2026-05-13"),
        (WINDOW, "2025-12-25", "2026-01-04"),
        ("case.lead_intake.verification_deadline", "2026-09-24", "2026-10-22"),
    ],
)
def test_the_vectors_of_the_reference_by_terms_of_the_packs(
    name: str, start: str, end: str
) -> None:
    found = deadline(LAW, name, "lanzhou", date.fromisoformat(start)).deadline
    assert (found.last_day.isoformat(), found.certain) == (end, True)


PERIODS = sorted(
    (name, place)
    for name in LAW.names()
    for place in LAW.jurisdictions
    if (own := LAW.own_values(name, place)) and {it.unit for it in own} <= UNITS.keys()
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PERIODS),
    st.dates(date(2021, 5, 1), date(2026, 6, 30)),
    st.integers(1, 20),
    st.integers(1, 5),
)
def test_no_shipped_term_ends_before_it_starts_and_more_never_ends_earlier(
    term: tuple[str, str], start: date, until: int, length: int
) -> None:
    name, place = term
    try:
        value = LAW.value(name, place, start)
        same = LAW.value(name, place, start + timedelta(days=1)).began == value.began
    except Refused:
        return
    plain = deadline(LAW, name, place, start).deadline
    assert start <= plain.last_day
    away = Exclusion(start + timedelta(days=until), start + timedelta(days=until + length), "听证")
    stretched = deadline(LAW, name, place, start, excluded=[away]).deadline
    assert plain.last_day <= stretched.last_day or not stretched.certain
    next_day = deadline(LAW, name, place, start + timedelta(days=1)).deadline
    assert not same or plain.last_day <= next_day.last_day or not next_day.certain
    if "extension" in (value.components or {}):
        longer = deadline(LAW, name, place, start, extended=True).deadline
        assert plain.last_day <= longer.last_day or not longer.certain


def test_five_working_days_to_state_ones_case() -> None:
    found = deadline(LAW, WINDOW, "lanzhou", date(2026, 9, 28))
    assert found.deadline.last_day == date(2026, 10, 10)
    assert found.deadline.certain
    assert "第二十三条第3款" in found.deadline.articles[0]
    assert found.as_json()["period"] == "5 个工作日"


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


def test_the_police_are_sent_the_case_within_twenty_four_hours() -> None:
    name = "case.refer_police.transfer_deadline"
    start = datetime.fromisoformat("2026-09-30T17:30")
    found = deadline_in_hours(LAW, name, "lanzhou", start)
    assert found.as_json()["last_moment"] == "2026-10-01T17:30+08:00"
    assert found.as_json()["period"] == "24 小时"
    assert found.deadline.articles == ("行政执法机关移送涉嫌犯罪案件的规定（2020年修订） 第五条",)
    with pytest.raises(Refused, match="要写到时刻") as refused:
        deadline(LAW, name, "lanzhou", start.date())
    assert refused.value.code == "law.moment_needed"
    with pytest.raises(Refused, match="不是以小时计"):
        deadline_in_hours(LAW, WINDOW, "lanzhou", start)
