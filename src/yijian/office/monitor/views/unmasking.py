"""Asking to see a person in clear, and ending it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page
from yijian.office.monitor.actions.mask_person import mask_person
from yijian.office.monitor.actions.unmask_person import unmask_person
from yijian.office.monitor.filter_form import kept, link


@page("monitor.unmask_person")
def finding_unmask(request: HttpRequest, finding_id: str) -> HttpResponse:
    """Show the person in clear for the reason given; back to the finding."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        unmask_person(
            actor=actor,
            finding_id=finding_id,
            run=request.GET.get("run", ""),
            reason=request.POST.get("reason", ""),
        )
    return _back(request, finding_id)


@page("monitor.mask_person")
def finding_mask(request: HttpRequest, finding_id: str) -> HttpResponse:
    """End it before its time; back to the finding."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        mask_person(actor=actor, finding_id=finding_id)
    return _back(request, finding_id)


def _back(request: HttpRequest, finding_id: str) -> HttpResponse:
    return redirect(link("finding", finding_id, said=kept(request.GET)))
