"""The day of service for each kind of service."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import UsageError
from yijian.law.calendar import WorkCalendar
from yijian.law.periods.period import Period
from yijian.law.periods.service import EVENTS, KINDS, Kind, served

CALENDAR = WorkCalendar()
NOTICE = Period(30, "day")
DAY = date(2026, 3, 2)


@pytest.mark.parametrize("kind", ["direct", "left", "post", "entrusted"])
def test_most_kinds_count_on_the_day_of_their_event(kind: Kind) -> None:
    assert served(kind, DAY, CALENDAR, notice_period=NOTICE).served_on == DAY


def test_a_public_notice_counts_when_its_period_is_over() -> None:
    found = served("notice", DAY, CALENDAR, notice_period=NOTICE)
    assert (found.event, found.served_on) == (DAY, date(2026, 4, 1))


def test_electronic_service_needs_consent() -> None:
    with pytest.raises(UsageError, match="须经受送达人同意"):
        served("electronic", DAY, CALENDAR, notice_period=NOTICE)
    agreed = served("electronic", DAY, CALENDAR, notice_period=NOTICE, consent=True)
    assert agreed.served_on == DAY


def test_every_kind_names_its_event() -> None:
    assert KINDS.keys() == EVENTS.keys()
