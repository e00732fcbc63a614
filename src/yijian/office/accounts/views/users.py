"""Accounts: the list, and one of them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.people import ROLES, UserFilter
from yijian.office.accounts.forms.placing import STATES
from yijian.office.accounts.models import User
from yijian.office.accounts.offers import offers
from yijian.office.accounts.once import take
from yijian.office.accounts.second_factor import authenticator_of
from yijian.office.accounts.selectors import (
    offices_for,
    organisations_for,
    search_users,
    trail_of,
    users_for,
)
from yijian.office.framework.action import ACTIONS
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may

ORDER = Order("id")
TRAIL = 20


@page("accounts.view_users")
@allow("GET")
def users(request: HttpRequest) -> HttpResponse:
    """The accounts of the jurisdiction, the latest opened first."""
    actor = request.actor  # type: ignore[attr-defined]
    asked = UserFilter(request.GET).asked()
    rows = search_users(
        users_for(actor),
        text=asked["q"].strip(),
        role=asked["role"],
        organisation=asked["organisation"],
        state=asked["state"],
    )
    position = read_position(User, ORDER, request.GET)
    places = organisations_for(actor)
    chosen = places.filter(code=asked["organisation"]).first() if asked["organisation"] else None
    context = {
        "title": "账号",
        "lead": "谁能进入系统、以什么角色、代表哪个单位。",
        "asked": asked,
        "filtered": any(asked.values()),
        "roles": ROLES,
        "states": STATES,
        "offices": offices_for(actor),
        "chosen": chosen,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "page": take_page(rows, ORDER, position, settings.LIMIT["PAGE_ROWS"]),
        "may_open": may(actor, "accounts.open_user"),
    }
    return show(request, "accounts/users.html", context)


@page("accounts.view_users")
@allow("GET")
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: facts, what can be done, what was done."""
    actor = request.actor  # type: ignore[attr-defined]
    person = get_object_or_404(users_for(actor), pk=pk)
    entries = trail_of(actor, person, TRAIL) if may(actor, "trail.view_entries") else []
    context = {
        "title": person.name,
        "person": person,
        "bound": authenticator_of(person) is not None,
        "offers": offers(actor, person),
        "entries": [(entry, event_title(entry.event)) for entry in entries],
        "one_time_password": take(request, f"password.{person.pk}"),
    }
    return show(request, "accounts/user.html", context)


def event_title(event: str) -> str:
    """The Chinese title of an event of the trail; its name where no action bears it."""
    return ACTIONS[event].title if event in ACTIONS else event
