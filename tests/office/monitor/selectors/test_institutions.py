"""The institutions: who is in the list, in which order, and what is said of one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import PEERS, make_peers
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, PHARMACY
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors import institutions


def _codes(actor: Actor, run: Run, **asked: Any) -> list[str]:
    wanted = {"words": "", "kind": "", "rank": "", "order": "name"} | asked
    return [it.code for it in institutions.places(actor, run, **wanted)]


def test_scope(run: Run, actor: MakeActor, person: MakePerson) -> None:
    make_peers(run)
    city = actor(Role.AUTHORITY)
    assert set(_codes(city, run)) == {HOSPITAL_A, HOSPITAL_B, PHARMACY, *PEERS}
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert set(_codes(district, run)) == {HOSPITAL_A, PHARMACY}
    assert _codes(actor(Role.HOSPITAL), run) == [HOSPITAL_A]
    with pytest.raises(Missing):
        institutions.place(actor(Role.HOSPITAL), run, HOSPITAL_B)


def test_filters_and_orders(run: Run, many: list[Finding], actor: MakeActor) -> None:
    make_peers(run)
    city = actor(Role.AUTHORITY)
    assert _codes(city, run, words="七里河") == [HOSPITAL_B]
    assert _codes(city, run, words=PHARMACY) == [PHARMACY]
    assert _codes(city, run, kind="2") == [PHARMACY]
    assert PHARMACY not in _codes(city, run, rank="3")
    assert _codes(city, run, rank="2") == []
    fees = [it.fee_amount for it in institutions.places(city, run, **_asked("fee"))]
    assert fees == sorted(fees, reverse=True)
    amounts = [it.amounts for it in institutions.places(city, run, **_asked("amount"))]
    counted = [it.counted_fund_amount for it in amounts]
    assert counted == sorted(counted, reverse=True)
    assert sum(it.n for it in amounts) == sum(it.fixmedins_code is not None for it in many)


def _asked(order: str) -> dict[str, str]:
    return {"words": "", "kind": "", "rank": "", "order": order}


@pytest.mark.article("LZ-30-i01")
def test_one_institution(run: Run, many: list[Finding], actor: MakeActor) -> None:
    make_peers(run)
    city = actor(Role.AUTHORITY)
    mine = [it for it in many if it.fixmedins_code == HOSPITAL_B]
    place = institutions.place(city, run, HOSPITAL_B)
    assert (place.name, place.kind, place.level) == ("七里河中医院", "医疗机构", "三级甲等")
    assert place.division == "七里河区"
    assert (place.fee_amount, place.amounts.n) == (Decimal("4000.00"), len(mine))
    rules = institutions.by_rule(city, run, HOSPITAL_B)
    assert sum(amounts.n for _, _, amounts in rules) == len(mine)
    months = institutions.months(city, run, HOSPITAL_B)
    assert sum(it.findings for it in months) == len(mine)
    assert sum(it.fee_amount for it in months) == Decimal("4000.00")
    assert institutions.kinds(city, run) == {"1": "医疗机构", "2": "零售药店"}
