"""Totals out of memory are those of the tallies, for every actor and filter they can tell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from tests.office.conftest import MakeActor
from tests.office.monitor.found import LEVEL, make_finding, make_run, make_tallies
from tests.office.monitor.selectors.test_filters import ACTORS, FILTERS
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run, RunState
from yijian.office.monitor.selectors.filters import Filters, matching_tallies
from yijian.office.monitor.selectors.findings import totals
from yijian.office.monitor.selectors.rolled_up import cells_of, rolled_up_totals

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.LIMIT, "COUNT_CEILING", 0)
    cells_of.cache_clear()


@hypothesis_settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=FILTERS, who=ACTORS)
def test_as_the_tallies_say(
    run: Run, many: list[Finding], actor: MakeActor, filters: Filters, who: dict[str, Any]
) -> None:
    someone = actor(**who)
    tallies = matching_tallies(someone, run, filters)
    if tallies is None:
        return
    rolled = rolled_up_totals(someone, run, filters)
    if filters.institutions is not None or someone.fixmedins_code is not None:
        assert rolled is None
        return
    assert rolled == (
        sum(tally.n for tally in tallies),
        sum((tally.fee_amount for tally in tallies), Decimal(0)),
        sum((tally.counted_fund_amount for tally in tallies), Decimal(0)),
    )


def test_a_run_without_tallies(run: Run, actor: MakeActor) -> None:
    assert rolled_up_totals(actor(Role.AUDITOR), run, Filters()) == (0, 0, 0)


def test_small_and_unpublished_runs_are_left_to_the_database(
    run: Run, actor: MakeActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = actor(Role.AUDITOR)
    loading = make_run(key="c" * 16, state=RunState.LOADING, published_at=None)
    assert rolled_up_totals(who, loading, Filters()) is None
    monkeypatch.setitem(settings.LIMIT, "COUNT_CEILING", 1)
    assert rolled_up_totals(who, run, Filters()) is None


def test_published_again_it_is_read_again(run: Run, actor: MakeActor) -> None:
    who = actor(Role.AUDITOR)
    make_finding(run, "one")
    make_tallies(run)
    assert totals(who, run, Filters(rule=LEVEL)).total.n == 1
    make_finding(run, "two")
    make_tallies(run)
    assert totals(who, run, Filters(rule=LEVEL)).total.n == 1  # what was seen does not change
    run.revision += 1
    assert totals(who, run, Filters(rule=LEVEL)).total.n == 2
