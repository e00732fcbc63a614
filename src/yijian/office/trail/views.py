"""The page of the trail."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, read_position, take_page
from yijian.office.trail.filters import EntryFilter
from yijian.office.trail.models import Entry, Outcome
from yijian.office.trail.selectors import entries_for, search_entries, total_of
from yijian.office.trail.words import brief, detail_words, event_title, role_title, subject_words

ORDER = Order("number")
"""The latest first."""


@dataclass(frozen=True)
class Line:
    """An entry as the page shows it."""

    entry: Entry
    event: str
    role: str
    subject: str
    brief: str
    detail: list[tuple[str, str]]
    refused: bool


@require_safe
@page("trail.view_entries")
def entries(request: HttpRequest) -> HttpResponse:
    """What was done and refused in the jurisdiction, with filters that stay in the address."""
    actor = request.actor  # type: ignore[attr-defined]
    form = EntryFilter(request.GET)
    asked = form.asked()
    rows = search_entries(entries_for(actor), asked)
    position = read_position(Entry, ORDER, request.GET)
    found = take_page(rows, ORDER, position, settings.LIMIT["PAGE_ROWS"])
    context = {
        "title": "操作留痕",
        "lead": "谁在何时办了什么、被拒绝了什么；只增不改，每一条都与前一条相扣。",
        "form": form,
        "filtered": bool(asked),
        "total": total_of(actor, rows, asked),
        "page": found,
        "lines": [_line(entry) for entry in found.rows],
    }
    return show(request, "trail/entries.html", context)


def _line(entry: Entry) -> Line:
    return Line(
        entry=entry,
        event=event_title(entry.event),
        role=role_title(entry.role),
        subject=subject_words(entry.subject),
        brief=brief(entry.detail),
        detail=detail_words(entry.detail),
        refused=entry.outcome == Outcome.REFUSED,
    )
