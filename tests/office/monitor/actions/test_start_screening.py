from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.office.monitor.found import HOSPITAL_A, PSN_NO
from tests.office.monitor.screened import DOCTOR, SINCE, lead_of, screening, suspected
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.antifraud_models import Lead
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.article("CQ-3.4-4a", "GS-2.9-4")
@pytest.mark.parametrize(("place", "area"), [("chongqing", "50"), ("gansu", "62")])
def test_a_screening_leaves_ranked_leads(actor, place: str, area: str) -> None:
    suspected(place)
    row = screening(replace(actor("authority"), jurisdiction=place, area=area))
    assert row.number == f"2026-{row.pk:04d}"
    assert row.figures["false_stay"] == {"subjects": 2, "leads": 1, "kept": 1}
    stay = lead_of(row)
    assert (stay.subject_code, stay.name, stay.rank, stay.n) == (HOSPITAL_A, "城关第一医院", 1, 3)
    assert [(it["n"], it["counted"]) for it in stay.signs] == [(1, "300.00"), (2, "150.00")]
    assert lead_of(row, "card_pooling").subject_code == PSN_NO
    assert lead_of(row, "false_prescription").subject_code == DOCTOR
    assert Entry.objects.filter(event="monitor.start_screening", outcome="done").count() == 1


def test_of_many_leads_the_first_are_kept(actor, settings) -> None:
    suspected()
    settings.LIMIT = {**settings.LIMIT, "SCREENED_LEADS": 1}
    row = screening(actor("second_reviewer"), until=date(2026, 4, 30))
    assert all(it["kept"] <= 1 for it in row.figures.values())
    assert len(lead_of(row).signs) == 3


def test_who_may_not_and_what_cannot_be(actor, person, run) -> None:
    with pytest.raises(NotAllowed):
        screening(actor("authority_head"))
    with pytest.raises(Guarded, match="您的单位只管其中一部分"):
        screening(actor(person(Role.SECOND_REVIEWER, "agency_district")))
    with pytest.raises(Guarded, match="还没有过去"):
        screening(actor("authority"), SINCE, date(2027, 1, 1))
    assert not Lead.objects.exists()
