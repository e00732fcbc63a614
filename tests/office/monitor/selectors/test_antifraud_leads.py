from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B
from tests.office.monitor.screened import DOCTOR, SINCE, UNTIL, suspected
from yijian.audit.antifraud.patterns import patterns
from yijian.office.monitor.selectors.antifraud_leads import min_signs, screened
from yijian.office.monitor.selectors.evaluation_figures import Days

pytestmark = pytest.mark.django_db
MARCH = Days(SINCE, UNTIL)


def test_two_signs_by_default(db) -> None:
    assert min_signs("chongqing", date(2026, 3, 1)) == 2


def test_most_signs_first_then_most_money(actor) -> None:
    run, card = suspected(), patterns()["false_stay"]
    one = screened(actor("authority"), run, MARCH, card, 1)
    told = [(it.code, len(it.signs), it.counted) for it in one.suspects]
    assert told == [(HOSPITAL_A, 2, Decimal("450.00")), (HOSPITAL_B, 1, Decimal("800.00"))]
    two = screened(actor("authority"), run, MARCH, card, 2)
    assert (two.subjects, [it.code for it in two.suspects]) == (2, [HOSPITAL_A])
    april = screened(actor("authority"), run, Days(SINCE, date(2026, 4, 1)), card, 3)
    assert [len(it.signs) for it in april.suspects] == [3]


def test_a_doctor_is_a_doctor(actor) -> None:
    run, card = suspected(), patterns()["false_prescription"]
    [found] = screened(actor("authority"), run, MARCH, card, 2).suspects
    assert (found.code, found.name, found.n) == (DOCTOR, "", 2)


def test_only_what_the_asker_may_see(actor, person) -> None:
    run, card = suspected(), patterns()["false_stay"]
    district = actor(person("second_reviewer", "agency_district"))
    assert [it.code for it in screened(district, run, MARCH, card, 1).suspects] == [HOSPITAL_A]
