"""The institutions, and one of them beside its peers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.charts import Plot, figure, picture
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.monitor.evaluation_models import FocusKind
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors import institutions as known
from yijian.office.monitor.selectors import peers
from yijian.office.monitor.selectors.focus import on_focus
from yijian.office.monitor.selectors.quality import quality
from yijian.office.monitor.selectors.scope import visible_run

MONTHS = "months"
"""Name of the chart of the months; the others bear the name of their measure."""


@require_GET
@page("monitor.view_institutions")
def institutions(request: HttpRequest) -> HttpResponse:
    """The list; a provider is shown its own page instead."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = visible_run(actor)
    if run is None:
        return show(request, "monitor/institutions.html", {"title": "机构", "run": None})
    asked = request.GET
    order = asked.get("order", "")
    found = known.places(
        actor,
        run,
        words=asked.get("q", "").strip(),
        kind=asked.get("kind", ""),
        rank=asked.get("rank", ""),
        order=order if order in known.ORDERS else "amount",
    )
    if actor.fixmedins_code and len(found) == 1:
        return redirect("monitor:institution", found[0].code)
    context = {
        "title": "机构",
        "run": run,
        "total": len(found),
        "kinds": known.kinds(actor, run),
        "ranks": known.RANKS,
        "orders": known.ORDERS,
        "may_see_runs": may(actor, "monitor.view_runs"),
    }
    return show(
        request, "monitor/institutions.html", {**context, **_cut(found, asked.get("after", ""))}
    )


def _cut(found: list[known.Place], after: str) -> dict[str, Any]:
    """The page behind the institution ``after``, from the first one where it is not there."""
    size = settings.LIMIT["PAGE_ROWS"]
    at = next((place for place, it in enumerate(found, 1) if it.code == after), 0)
    rows = found[at : at + size]
    return {
        "rows": rows,
        "more": rows[-1].code if at + size < len(found) else "",
        "back": bool(at),
        "before": found[at - size - 1].code if at > size else "",
    }


@require_GET
@page("monitor.view_institutions")
def institution(request: HttpRequest, code: str) -> HttpResponse:
    """An institution: what it charged and what was found, beside its peers.

    A provider is told its rank and the median, not the values of the others.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = _run(actor)
    place = known.place(actor, run, code)
    least = _least(actor)
    compared = peers.compare(run, place.row, least)
    context = {
        "title": place.name,
        "run": run,
        "place": place,
        "rules": known.by_rule(actor, run, code),
        "faults": quality(actor, run, code),
        "least": least,
        "focus": on_focus(actor, FocusKind.INSTITUTION, code),
        "known_level": bool(peers.peers(run, place.row)),
        "compared": compared,
        "strips": [
            figure_of(code, it.name, peers.strip(actor, run, place.row, it))
            for it in compared or []
            if actor.fixmedins_code is None
        ],
        "months": figure_of(code, MONTHS, known.months_plot(actor, run, code)),
        "may_see_runs": may(actor, "monitor.view_runs"),
    }
    return show(request, "monitor/institution.html", context)


def figure_of(code: str, name: str, plot: Plot) -> str:
    """The figure of a chart on the page of an institution."""
    address = reverse("monitor:institution_chart", args=[code, name])
    return figure(plot, identifier=f"chart-{name}", picture=address)


@require_GET
@page("monitor.view_institutions")
def chart(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """A chart of that page as a picture."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = _run(actor)
    place = known.place(actor, run, code)
    if name == MONTHS:
        return picture(request, known.months_plot(actor, run, code))
    if actor.fixmedins_code is not None:
        raise Missing
    for it in peers.compare(run, place.row, _least(actor)) or []:
        if it.name == name:
            return picture(request, peers.strip(actor, run, place.row, it))
    raise Missing


def _run(actor: Actor) -> Run:
    run = visible_run(actor)
    if run is None:
        raise Missing
    return run


def _least(actor: Actor) -> int:
    return peers.least_peers(actor.jurisdiction, timezone.localdate(actor.at))
