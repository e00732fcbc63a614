"""Working days: the published years, make-up days, overlays, and the end of knowledge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yijian.kernel.errors import Refused
from yijian.law.calendar import Overlay, WorkCalendar
from yijian.law.calendar.overlay import SATURDAY

FICTITIOUS = Overlay.model_validate(
    {
        "year": 2027,
        "jurisdiction": "national",
        "days_off": [
            {"first": "2027-01-01", "last": "2027-01-03", "title": "元旦"},
            {"first": "2027-02-05", "last": "2027-02-11", "title": "春节"},
        ],
        "make_up": ["2027-02-13"],
        "source": "虚构，仅供测试",
        "checked_on": "2026-11-22",
        "fictitious": True,
    }
)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_published_year_has_248_working_days(year: int) -> None:
    calendar = WorkCalendar()
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(calendar.is_working(day) for day in days) == 248


OFF = {
    2025: "0101-0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
    2026: "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
}
MAKE_UP = {2025: "0126 0208 0427 0928 1011", 2026: "0104 0214 0228 0509 0920 1010"}
"""Days off and make-up days of the published arrangements, as reference/law.md has them."""


def on(year: int, day: str) -> date:
    return date.fromisoformat(f"{year}{day}")


@pytest.mark.parametrize("year", OFF)
def test_every_day_of_a_published_year(year: int) -> None:
    rows = [[on(year, it) for it in row.split("-")] for row in OFF[year].split()]
    away = {
        first + timedelta(days=n) for first, last in rows for n in range((last - first).days + 1)
    }
    work = {on(year, it) for it in MAKE_UP[year].split()}
    calendar = WorkCalendar()
    for n in range(365):
        day = date(year, 1, 1) + timedelta(days=n)
        assert calendar.is_working(day) == (
            day in work or (day.weekday() < SATURDAY and day not in away)
        ), day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 14), None),
        (date(2026, 2, 15), "春节"),
        (date(2026, 2, 23), "春节"),
        (date(2026, 2, 24), None),
        (date(2026, 2, 28), None),
        (date(2026, 11, 21), "星期六"),
        (date(2026, 11, 23), None),
        (date(2026, 3, 8), "星期日"),
        (date(2026, 5, 4), "劳动节"),
    ],
)
def test_why_a_day_is_off(day: date, why: str | None) -> None:
    assert WorkCalendar().why_off(day) == why


def test_beyond_the_last_published_year_there_is_no_answer() -> None:
    calendar = WorkCalendar()
    assert calendar.known_until == date(2026, 12, 31)
    assert calendar.is_working(date(2026, 12, 31))
    with pytest.raises(Refused, match="2027 年的放假安排尚未公布") as refused:
        calendar.why_off(date(2027, 1, 4))
    assert refused.value.code == "law.calendar_unknown"


def test_an_overlay_makes_a_year_known() -> None:
    calendar = WorkCalendar([FICTITIOUS])
    assert calendar.known_until == date(2027, 12, 31)
    assert calendar.fictitious == {2027}
    assert calendar.why_off(date(2027, 2, 5)) == "春节"
    assert calendar.is_working(date(2027, 2, 13))
    assert calendar.next_working(date(2027, 1, 1)) == date(2027, 1, 4)


def test_a_local_festival_adds_a_day_off_and_no_year() -> None:
    local = Overlay.model_validate(
        {
            "year": 2026,
            "jurisdiction": "ningxia",
            "days_off": [{"first": "2026-03-20", "last": "2026-03-20", "title": "开斋节"}],
            "source": "测试",
            "checked_on": "2026-11-22",
        }
    )
    assert WorkCalendar([local]).why_off(date(2026, 3, 20)) == "开斋节"
    assert WorkCalendar().is_working(date(2026, 3, 20))
    assert WorkCalendar([local]).known_until == date(2026, 12, 31)


def test_a_year_with_a_gap_before_it_stays_unknown() -> None:
    later = FICTITIOUS.model_copy(update={"year": 2028, "days_off": (), "make_up": ()})
    assert WorkCalendar([later]).known_until == date(2026, 12, 31)
