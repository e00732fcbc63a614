"""Filters: what the database leaves is what a loop over all findings leaves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.conftest import MakeActor
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    LEVEL,
    MINUTE,
    PHARMACY,
    SPLIT,
    finding_id,
    make_finding,
)
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors.filters import (
    FIRST_ORDER,
    ORDERS,
    Filters,
    matching,
    matching_tallies,
)

pytestmark = pytest.mark.django_db

DAYS = st.none() | st.dates(date(2025, 12, 25), date(2026, 7, 5))
AMOUNTS = st.none() | st.integers(0, 300).map(Decimal)
FILTERS = st.builds(
    Filters,
    rule=st.sampled_from(["", LEVEL, SPLIT, MINUTE]),
    institutions=st.sampled_from([None, (), (HOSPITAL_A,), (HOSPITAL_B, PHARMACY)]),
    outcome=st.sampled_from(["", "违规", "可疑"]),
    zone=st.sampled_from(["", "核心", "关注"]),
    severity=st.sampled_from(["", "严重", "一般", "提示"]),
    since=DAYS,
    until=DAYS,
    least=AMOUNTS,
    most=AMOUNTS,
    person=st.sampled_from(["", "", "62010019800100000003"]),
    sort=st.sampled_from(list(ORDERS)),
)
ACTORS = st.sampled_from(
    [
        {"who": Role.AUDITOR},
        {"who": Role.AUDITOR, "area": "620102"},
        {"who": Role.HOSPITAL},
        {"who": Role.AUDITOR, "area": "46"},
    ]
)


def leaves(filters: Filters, row: Finding) -> bool:
    """The filters, said in Python."""
    told = {
        "rule_code": filters.rule,
        "outcome": filters.outcome,
        "zone": filters.zone,
        "severity": filters.severity,
        "psn_no": filters.person,
    }
    return (
        all(getattr(row, name) == value for name, value in told.items() if value)
        and (filters.institutions is None or row.fixmedins_code in filters.institutions)
        and (filters.since is None or row.occurred_from >= filters.since)
        and (filters.until is None or row.occurred_from <= filters.until)
        and (filters.least is None or row.counted_fund_amount >= filters.least)
        and (filters.most is None or row.counted_fund_amount <= filters.most)
    )


def belongs(who: dict[str, Any], row: Finding) -> bool:
    if who["who"] == Role.HOSPITAL:
        return row.fixmedins_code == HOSPITAL_A
    return row.admdvs.startswith(who.get("area", "6201"))


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=FILTERS, who=ACTORS)
def test_filters_and_tallies_leave_what_they_say(
    run: Run, many: list[Finding], actor: MakeActor, filters: Filters, who: dict[str, Any]
) -> None:
    someone = actor(**who)
    wanted = [row for row in many if belongs(who, row) and leaves(filters, row)]
    found = matching(someone, run, filters).order_by(*filters.order.names())
    assert {row.pk for row in found} == {row.pk for row in wanted}
    order = filters.order
    key = [(getattr(row, order.column), row.pk) for row in found]
    assert key == sorted(key, reverse=order.descending)
    tallies = matching_tallies(someone, run, filters)
    if tallies is not None:
        assert sum(tally.n for tally in tallies) == len(wanted)
        assert sum(tally.counted_fund_amount for tally in tallies) == sum(
            row.counted_fund_amount for row in wanted
        )


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(), True),
        (Filters(since=date(2026, 2, 1), until=date(2026, 3, 31)), True),
        (Filters(until=date(2024, 2, 29)), True),
        (Filters(until=date(2026, 2, 27)), False),
        (Filters(since=date(2026, 2, 2)), False),
        (Filters(until=date.max), True),
        (Filters(least=Decimal(0)), False),
        (Filters(most=Decimal(0)), False),
        (Filters(person="x"), False),
        (Filters(number="x"), False),
    ],
)
def test_what_tallies_can_tell(run: Run, actor: MakeActor, filters: Filters, told: bool) -> None:
    found = matching_tallies(actor(Role.AUDITOR), run, filters)
    assert (found is not None) is told


def test_by_number_of_a_finding_or_a_settlement(run: Run, actor: MakeActor) -> None:
    one = make_finding(run, "one", setl_id="S1")
    two = make_finding(run, "two", setl_id=None, lines=[("S1", "B9"), ("S2", "B1")])
    make_finding(run, "three", setl_id="S3", fixmedins_code=HOSPITAL_B)
    who = actor(Role.AUDITOR)
    assert set(matching(who, run, Filters(number="S1"))) == {one, two}
    assert list(matching(who, run, Filters(number=finding_id("two")))) == [two]
    assert not matching(who, run, Filters(number="S")).exists()
    assert not matching(actor(Role.HOSPITAL), run, Filters(number="S3")).exists()


def test_the_largest_amount_comes_first() -> None:
    assert Filters().sort == FIRST_ORDER
    assert Filters().order.names() == ("-counted_fund_amount", "-pk")


@pytest.mark.sqlite
@pytest.mark.parametrize("sort", list(ORDERS))
def test_the_order_is_read_off_an_index(run: Run, actor: MakeActor, sort: str) -> None:
    """And so is every filter that most rows pass: what is left out is never fetched."""
    filters = Filters(outcome="违规", zone="核心", severity="严重", sort=sort)
    rows = matching(actor(Role.AUDITOR), run, filters).order_by(*filters.order.names())
    plan = rows.values("counted_fund_amount", "occurred_from", "fee_amount").explain()
    name = "monitor_finding_day" if "day" in sort else "monitor_finding_amount"
    assert f"COVERING INDEX {name}" in plan
    assert "TEMP B-TREE" not in plan
