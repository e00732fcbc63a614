"""An institution among those of its kind and level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from statistics import median_low

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import PEERS, make_months, make_peers
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, PHARMACY
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Finding, Institution, Run
from yijian.office.monitor.selectors import peers

LEAST = 5


def _place(run: Run, code: str) -> Institution:
    return Institution.objects.get(run=run, fixmedins_code=code)


def test_the_group_is_kind_and_level(run: Run) -> None:
    make_peers(run)
    assert peers.peers(run, _place(run, HOSPITAL_A)) == {HOSPITAL_A, HOSPITAL_B, *PEERS}
    assert peers.peers(run, _place(run, PHARMACY)) == {PHARMACY}


def test_a_hospital_of_unknown_level_has_no_peers(run: Run) -> None:
    make_peers(run)
    with writing():
        Institution.objects.filter(run=run, fixmedins_code=HOSPITAL_A).update(hosp_lv="")
    assert peers.peers(run, _place(run, HOSPITAL_A)) == set()
    assert peers.compare(run, _place(run, HOSPITAL_A), LEAST) is None


def test_measures_median_and_rank(run: Run, many: list[Finding]) -> None:
    make_peers(run)
    found = {it.name: it for it in peers.compare(run, _place(run, HOSPITAL_B), LEAST) or []}
    assert found.keys() == peers.MEASURES.keys()
    fees = [Decimal(1000 * number) for number in range(1, 8)]
    assert found["monthly_fee"].value == Decimal("2000.00")
    assert found["monthly_fee"].median == median_low(fees)
    assert (found["monthly_fee"].rank, found["monthly_fee"].size) == (6, 7)
    assert found["visit_fee"].value == Decimal("200.00")
    assert found["drug_share"].value == Decimal("0.2000")
    mine = sum(it.fixmedins_code == HOSPITAL_B for it in many)
    assert found["findings"].value == Decimal(mine * 10000) / 200
    assert found["findings"].rank == 1


def test_too_few_peers(run: Run) -> None:
    make_peers(run)
    assert peers.compare(run, _place(run, PHARMACY), LEAST) is None
    assert peers.compare(run, _place(run, HOSPITAL_A), 8) is None
    assert peers.least_peers("lanzhou", date(2026, 11, 21)) == LEAST


def test_no_charges_no_comparison(run: Run) -> None:
    make_months(run, HOSPITAL_B)
    assert peers.compare(run, _place(run, HOSPITAL_A), 1) is None


def test_names_outside_the_area_are_left_out(
    run: Run, actor: MakeActor, person: MakePerson
) -> None:
    make_peers(run)
    place = _place(run, HOSPITAL_A)
    compared = (peers.compare(run, place, LEAST) or [])[0]
    city = peers.strip(actor(Role.AUTHORITY), run, place, compared)
    assert all(row.fixmedins_name for row in city.rows)
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    named = [row for row in peers.strip(district, run, place, compared).rows if row.fixmedins_name]
    assert [row.fixmedins_code for row in named] == [HOSPITAL_A]
