"""Which years of working days are known, from where, and the drafts of others."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.law import Law
from yijian.law.calendar.overlay import read_overlay
from yijian.law.deadline import calendar_of
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change, ChangeKind
from yijian.office.policy.offers import may_not_propose
from yijian.office.policy.selectors.changes import changes_for
from yijian.office.policy.views.showing import row_of

NEWEST = Order("id")
NATION = "national"


@require_GET
@page("policy.view_calendar")
def calendar(request: HttpRequest) -> HttpResponse:
    """How far the calendar is certain, what was added, and the changes of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    law, rows = current_law(), changes_for(actor, ChangeKind.CALENDAR)
    found = take_page(
        rows, NEWEST, read_position(Change, NEWEST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    known = calendar_of(law, actor.jurisdiction)
    context = {
        "title": "工作日历",
        "lead": "工作日按国务院公布的放假安排计算；没有公布的年份，到期日只能暂定。",
        "known_until": known.known_until,
        "missing": known.known_until.year + 1,
        "fictitious": sorted(known.fictitious),
        "years": added_years(law, actor.jurisdiction),
        "list": found,
        "rows": [row_of(actor, row) for row in found.rows],
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "may_propose": not may_not_propose(actor),
    }
    return show(request, "policy/calendar.html", context)


def added_years(law: Law, jurisdiction: str) -> list[dict[str, Any]]:
    """The years that packs or changes added for a place and those above it."""
    return [
        {
            "year": overlay.year,
            "place": law.jurisdictions[place].title,
            "source": overlay.source,
            "days": sum(len(row.days()) for row in overlay.days_off),
            "make_up": len(overlay.make_up),
            "fictitious": overlay.fictitious,
        }
        for place in law.chain(jurisdiction)
        for overlay in map(read_overlay, law.shelf.overlays(place))
    ]


def places_of(actor: Actor) -> list[tuple[str, str]]:
    """For whom an office may enter a year: the nation's notice, and its own festivals."""
    own = current_law().jurisdictions[actor.jurisdiction].title
    return [(NATION, "全国（国务院公布的安排）"), (actor.jurisdiction, f"{own}（本地另有的假日）")]
