from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.found import HOSPITAL_A
from tests.office.monitor.screened import checked, lead_of, screening, suspected
from tests.office.policy.asked import later
from yijian.office.framework.action import Missing
from yijian.office.framework.roles import Role
from yijian.office.monitor.selectors.antifraud import (
    due,
    fared,
    lead_for,
    leads_for,
    screening_for,
    screenings_for,
    search_leads,
)

pytestmark = pytest.mark.django_db


@pytest.mark.article("CQ-3.4-4a", "GS-2.9-4")
@pytest.mark.parametrize("place", ["chongqing", "gansu"])
def test_a_quarter_after_the_last(actor, place: str) -> None:
    suspected(place)
    area = {"chongqing": "50", "gansu": "62"}[place]
    who = actor("authority", jurisdiction=place, area=area)
    first = due(who)
    assert (first.start, first.first, first.last_day) == (
        date(2026, 11, 20),
        True,
        date(2027, 2, 20),
    )
    screening(later(who, days=7))
    again = due(who)
    assert (again.start, again.first, again.last_day) == (
        date(2026, 11, 28),
        False,
        date(2027, 2, 28),
    )
    assert due(later(who, days=99)).late is False
    assert due(later(who, days=100)).late


def test_before_the_first_run(actor, db) -> None:
    assert due(actor("authority")) is None


def test_leads_lie_in_the_area_of_who_looks(actor, person) -> None:
    suspected()
    row = screening(actor("authority"))
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert HOSPITAL_A in {it.subject_code for it in leads_for(district)}
    other = lead_of(row, "card_pooling")  # its findings lie in the other district
    with pytest.raises(Missing):
        lead_for(district, other.pk)
    assert lead_for(actor("auditor"), other.pk) == other
    for stranger in (actor("hospital"), actor("authority", jurisdiction="hainan")):
        assert not screenings_for(stranger).exists()
        assert not leads_for(stranger).exists()
        with pytest.raises(Missing):
            screening_for(stranger, row.pk)


def test_filters(actor) -> None:
    suspected()
    who = actor("authority")
    row = screening(who)
    checked(who, lead_of(row), "unfounded")
    rows = leads_for(who)

    def asked(**given: str) -> int:
        return search_leads(rows, given).count()

    assert asked() == rows.count() > 2
    assert asked(pattern="false_stay") == 1
    assert (asked(result="unfounded"), asked(result="open")) == (1, rows.count() - 1)
    assert asked(pattern="nothing") == rows.count()


def test_how_a_pattern_fared(actor) -> None:
    suspected()
    who = actor("authority")
    row = screening(who)
    assert all(it.share is None and it.interval is None for it in fared(who))
    checked(who, lead_of(row), "unfounded")
    checked(who, lead_of(row, "card_pooling"), "target")
    told = {it.pattern.id: it for it in fared(who)}
    assert (told["false_stay"].share, told["false_stay"].open) == (0, 0)
    assert told["false_stay"].interval[0] == 0
    assert (told["card_pooling"].share, told["card_pooling"].targets) == (None, 1)
