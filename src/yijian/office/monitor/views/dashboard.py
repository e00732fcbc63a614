"""The first page: what the visible run found, covered and could not judge."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.charts import figure, picture
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.account_figures import by_kind, by_role
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.coverage import together
from yijian.office.monitor.selectors.dashboard import figures
from yijian.office.monitor.selectors.notices import unread
from yijian.office.monitor.selectors.scope import visible_run
from yijian.office.monitor.selectors.totals import whole

TOP = 10
"""So many rules and institutions stand in the tables of the first page."""


@require_GET
@page("monitor.view_dashboard")
def dashboard(request: HttpRequest) -> HttpResponse:
    """The dashboard; figures of accounts only for those who may not see findings."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not may(actor, "monitor.view_findings"):
        roles, kinds = by_role(actor), by_kind(actor)
        context = {
            "title": "总览",
            "roles": roles,
            "kinds": kinds,
            "users": sum(it.n for it in roles),
            "active": sum(it.in_use for it in roles),
            "places": sum(it.n for it in kinds),
        }
        return show(request, "monitor/dashboard_accounts.html", context)
    run = visible_run(actor)
    if run is None:
        can = {
            "start": may(actor, "monitor.start_run"),
            "bring": may(actor, "monitor.view_imports"),
        }
        return show(request, "monitor/dashboard_empty.html", {"title": "总览", **can})
    return show(request, "monitor/dashboard.html", _context(actor, run))


def _context(actor: Actor, run: Run) -> dict[str, Any]:
    found, names = figures(actor, run), rule_names(run)
    named = [(code, names.get(code, code), it) for code, it in found.covered.items()]
    unclear = [row for row in named if row[2].cannot_assess]
    return {
        "title": "总览",
        "run": run,
        "total": whole(found.months.values()),
        "lines": found.lines,
        "units": together(found.covered),
        "months": found.months,
        "rules": found.rules[:TOP],
        "rules_left": len(found.rules) - TOP,
        "places": found.places[:TOP],
        "places_left": len(found.places) - TOP,
        "covered": bool(named),
        "unclear": sorted(unclear, key=lambda row: (-row[2].cannot_assess, row[0])),
        "clear": len(named) - len(unclear),
        "faults": found.faults,
        "fault_total": sum(fault.n for fault in found.faults),
        "charts": {
            name: figure(plot, identifier=f"chart-{name}", picture=_picture(name))
            for name, plot in found.plots(names).items()
        },
        "may_see_runs": may(actor, "monitor.view_runs"),
        "notices": unread(actor),
    }


def _picture(name: str) -> str:
    return reverse("monitor:chart", args=[name])


@require_GET
@page("monitor.view_findings")
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """A chart of the dashboard as a picture."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = visible_run(actor)
    plot = figures(actor, run).plots(rule_names(run)).get(name) if run else None
    if plot is None:
        raise Missing
    return picture(request, plot)
