"""Organisations: the list with its tree, and one of them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.places import OrganisationFilter
from yijian.office.accounts.forms.placing import STATES
from yijian.office.accounts.models import Organisation, OrganisationKind
from yijian.office.accounts.selectors import (
    line_above,
    office_tree,
    offices_for,
    organisations_for,
    search_organisations,
    users_for,
)
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may

ORDER = Order("id", descending=False)
BELOW = 50


@page("accounts.view_organisations")
@allow("GET")
def organisations(request: HttpRequest) -> HttpResponse:
    """The tree of the offices; filtered, or as a list, all organisations of the jurisdiction."""
    actor = request.actor  # type: ignore[attr-defined]
    asked = OrganisationFilter(request.GET).asked()
    rows = search_organisations(
        organisations_for(actor),
        text=asked["q"].strip(),
        kind=asked["kind"],
        parent=asked["parent"],
        state=asked["state"],
    )
    position = read_position(Organisation, ORDER, request.GET)
    filtered = any(asked.values())
    context = {
        "title": "单位",
        "lead": "本统筹区的行政部门、经办机构、定点医药机构和监督机关。",
        "asked": asked,
        "filtered": filtered,
        "kinds": OrganisationKind.choices,
        "states": STATES,
        "offices": offices_for(actor),
        "tree": [] if filtered or position else office_tree(actor),
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "page": take_page(rows, ORDER, position, settings.LIMIT["PAGE_ROWS"]),
        "may_add": may(actor, "accounts.add_organisation"),
    }
    return show(request, "accounts/organisations.html", context)


@page("accounts.view_organisations")
@allow("GET")
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: facts, its place in the tree, what hangs below, its people."""
    actor = request.actor  # type: ignore[attr-defined]
    place = get_object_or_404(organisations_for(actor), pk=pk)
    below = organisations_for(actor).filter(parent=place).order_by("kind", "pk")
    people = users_for(actor).filter(organisation=place).order_by("role", "username")
    context = {
        "title": place.name,
        "place": place,
        "above": line_above(place),
        "below": below[:BELOW],
        "below_total": below.count(),
        "people": people[:BELOW],
        "people_total": people.count(),
        "may_change": may(actor, "accounts.change_organisation", place),
        "may_open": may(actor, "accounts.open_user"),
    }
    return show(request, "accounts/organisation.html", context)
