"""The figures of the first page equal those counted from the findings one by one."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import make_coverage, make_faults, make_months
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL
from yijian.analytics.charts.registry import EmptyChart, all_charts
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors import dashboard
from yijian.office.monitor.selectors.scope import findings_of
from yijian.office.monitor.selectors.totals import Amounts

PLACES = {
    Role.AUTHORITY: None,
    Role.FIRST_REVIEWER: "agency_district",
    Role.HOSPITAL: None,
    Role.PHARMACY: None,
}


def _counted(findings: list[Finding], column: str) -> dict[object, Amounts]:
    found: dict[object, Amounts] = {}
    for it in findings:
        key = it.occurred_from.replace(day=1) if column == "month" else getattr(it, column)
        if key is not None:
            more = Amounts(1, it.fee_amount, it.counted_fund_amount)
            found[key] = found.get(key, Amounts()) + more
    return found


@pytest.mark.parametrize("role", list(PLACES))
def test_figures_equal_brute_force(
    role: Role, run: Run, many: list[Finding], actor: MakeActor, person: MakePerson
) -> None:
    place = PLACES[role]
    who = actor(person(role, place)) if place else actor(role)
    mine = list(findings_of(who, run))
    assert mine
    found = dashboard.figures(who, run)
    assert found.months == _counted(mine, "month")
    assert list(found.months) == sorted(found.months)
    rules = found.rules
    assert {it.code: it.amounts for it in rules} == _counted(mine, "rule_code")
    amounts = [it.amounts.counted_fund_amount for it in rules]
    assert amounts == sorted(amounts, reverse=True)
    places = {it.code: it.amounts for it in found.places}
    assert places == _counted(mine, "fixmedins_code")
    of_rule = [it for it in mine if it.rule_code == LEVEL]
    places = {it.code: it.amounts for it in dashboard.by_place(who, run, LEVEL)}
    assert places == _counted(of_rule, "fixmedins_code")


def test_lines_are_those_of_the_run_or_of_the_own_institutions(
    run: Run, actor: MakeActor, person: MakePerson
) -> None:
    make_months(run, HOSPITAL_A, HOSPITAL_B)
    run.lines = 401
    assert dashboard.audited_lines(actor(Role.AUTHORITY), run) == 401
    assert dashboard.audited_lines(actor(Role.HOSPITAL), run) == 200
    assert dashboard.audited_lines(actor(Role.PHARMACY), run) == 0
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert dashboard.audited_lines(district, run) == 200


def test_every_chart_is_drawn_from_its_own_rows(
    run: Run, many: list[Finding], actor: MakeActor
) -> None:
    make_coverage(run)
    make_faults(run)
    plots = dashboard.figures(actor(Role.AUTHORITY), run).plots({LEVEL: "级别"})
    assert plots.keys() == dashboard.SHOWN.keys() | {"findings_by_month"}
    for name, plot in plots.items():
        drawn = all_charts()[plot.chart].builder(plot.rows, **plot.options)
        assert not isinstance(drawn, EmptyChart), name
