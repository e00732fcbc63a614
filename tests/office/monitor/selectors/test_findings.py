"""The list: totals by tallies and by counting agree, and say when they do not know."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from tests.office.conftest import MakeActor
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, PSN_NO, make_finding
from tests.office.monitor.selectors.test_filters import FILTERS
from yijian.office.framework.paging import Total
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors.filters import Filters, matching
from yijian.office.monitor.selectors.findings import (
    all_findings,
    finding_page,
    institution_names,
    institutions_called,
    neighbours,
    person_of,
    totals,
)

pytestmark = pytest.mark.django_db


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=FILTERS)
def test_totals_are_those_of_the_rows(
    run: Run, many: list[Finding], actor: MakeActor, filters: Filters
) -> None:
    who = actor(Role.AUDITOR)
    rows = list(matching(who, run, filters))
    found = totals(who, run, filters)
    assert found.total == Total(len(rows), exact=True)
    assert found.fee_amount == sum(row.fee_amount for row in rows)
    assert found.counted_fund_amount == sum(row.counted_fund_amount for row in rows)


def test_beyond_the_ceiling_only_tallies_know(
    run: Run, many: list[Finding], actor: MakeActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "COUNT_CEILING", 10)
    who = actor(Role.AUDITOR)
    assert totals(who, run, Filters(rule=LEVEL)).total == Total(12, exact=True)
    narrow = totals(who, run, Filters(least=Decimal(1)))
    assert (narrow.total, narrow.fee_amount) == (Total(10, exact=False), None)
    assert narrow.counted_fund_amount is None
    monkeypatch.setitem(settings.LIMIT, "COUNT_CEILING", 48)
    assert totals(who, run, Filters(least=Decimal(1))).total == Total(48, exact=True)


def test_a_page_has_its_rows_and_leads_on(
    run: Run, many: list[Finding], actor: MakeActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "PAGE_ROWS", 20)
    page = finding_page(actor(Role.AUDITOR), run, Filters(), None)
    assert len(page.rows) == 20
    assert page.next.startswith(f"{page.rows[-1].counted_fund_amount}~")
    assert not page.previous


def test_all_of_it_for_a_file(run: Run, many: list[Finding], actor: MakeActor) -> None:
    who = actor(Role.AUDITOR)
    rows = list(all_findings(who, run, Filters(sort="day"), 30))
    days = [row.occurred_from for row in rows]
    assert len(rows) == 30
    assert days == sorted(days)


def test_neighbours_are_those_of_the_filtered_list(
    run: Run, many: list[Finding], actor: MakeActor
) -> None:
    who, filters = actor(Role.AUDITOR), Filters(rule=LEVEL)
    rows = list(matching(who, run, filters).order_by(*filters.order.names()))
    assert neighbours(who, run, filters, rows[3]) == (rows[2], rows[4])
    assert neighbours(who, run, filters, rows[0]) == (None, rows[1])
    assert neighbours(who, run, filters, rows[-1]) == (rows[-2], None)


def test_names(run: Run, actor: MakeActor) -> None:
    assert institution_names(run, [HOSPITAL_A, None, "H0"]) == {HOSPITAL_A: "城关第一医院"}
    who = actor(Role.AUDITOR)
    assert institutions_called(who, run, "中医") == [HOSPITAL_B]
    assert institutions_called(who, run, HOSPITAL_A.lower()) == [HOSPITAL_A]
    assert institutions_called(who, run, "%") == []
    assert institutions_called(actor(Role.HOSPITAL), run, "中医") == []


def test_a_person_is_found_where_the_actor_sees_a_finding(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x", fixmedins_code=HOSPITAL_B, occurred_from=date(2026, 3, 1))
    who = actor(Role.AUDITOR)
    assert person_of(who, run, psn_no=PSN_NO) == made
    assert person_of(who, run, finding_id=made.finding_id) == made
    assert person_of(who, run, psn_no="other") is None
    assert person_of(actor(Role.HOSPITAL), run, finding_id=made.finding_id) is None
