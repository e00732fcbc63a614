"""The page of a parameter: its value on a day, its history, the other places, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import BadInput, Refused
from yijian.law import Value
from yijian.law.compare import holding
from yijian.law.periods.period import UNITS as PERIODS
from yijian.law.wording import CONFIDENCE, parts, whole
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.policy.library import source
from yijian.office.policy.library.articles import Cited, by_kind
from yijian.office.policy.library.asked import PlaceForm, kept, places
from yijian.office.policy.library.modules import module_of
from yijian.office.policy.library.words import (
    FOLLOWS,
    MARKS,
    UNIT_TITLES,
    Tag,
    ends_words,
    origin_tag,
    origin_words,
    place_words,
    source_words,
    value_status,
    without_name,
    worth,
)


@dataclass(frozen=True)
class Shown:
    """A value in words: what it is, who says so, from which article, how sure that is."""

    value: Value
    worth: str
    whole: str
    parts: str
    ends: str
    unit: str
    origin: Tag
    says: str
    status: Tag | None
    source: str
    article: str
    instrument: str
    resolved: str
    mark: str
    confidence: str
    rolls: str
    now: bool = False


@require_GET
@page("policy.view_library")
def parameter(request: HttpRequest, parameter: str) -> HttpResponse:
    """A parameter in a place on a day, with everything that is known of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    law, form = source.law(), PlaceForm(actor, request.GET)
    if parameter not in law.names():
        raise Missing
    context: dict[str, Any] = {
        "title": law.parameter_title(parameter),
        "name": parameter,
        "module": module_of(parameter),
        "form": form,
        "readers": readers(parameter),
    }
    if form.is_valid():
        place, on = form.place, form.day("on")
        found = holding(law, parameter, place, on)
        context |= {
            "on": on,
            "place": place_words(law, place),
            "shown": said(found) if found else None,
            "fault": "" if found else _why_none(parameter, place, on),
            "timeline": timeline(parameter, place, on),
            "beside": beside(parameter, place, on),
            "kept": form.kept(),
            "period": found is not None and found.unit in PERIODS,
            "may_propose": place == actor.jurisdiction and may(actor, "policy.propose_change"),
        }
    return show(request, "policy/library/parameter.html", context)


def said(value: Value, *, now: bool = False) -> Shown:
    """A value as the pages show it."""
    law = source.law()
    article, instrument = _cited_by(value)
    return Shown(
        value=value,
        worth=worth(value),
        whole=whole(value),
        parts=parts(value.components, value.unit, value.title),
        ends=ends_words(value),
        unit=UNIT_TITLES[value.unit],
        origin=origin_tag(law, value),
        says=origin_words(law, value),
        status=value_status(value),
        source=source_words(value),
        article=article,
        instrument=instrument,
        resolved=place_words(law, value.resolved_from),
        mark=MARKS.get(value.mark or "", ""),
        confidence=CONFIDENCE[value.confidence],
        rolls="" if value.rolls is None else FOLLOWS[value.rolls],
        now=now,
    )


def _cited_by(value: Value) -> tuple[str, str]:
    """The identifiers of the article and the instrument that a value cites; empty without."""
    law = source.law()
    instrument = source.titles().get(value.instrument or "", "")
    book = law.shelf.book(instrument) if instrument and value.article else None
    unit = book.labelled(value.article or "") if book else None
    return unit.id if unit else "", instrument


def _why_none(name: str, place: str, on: date) -> str:
    try:
        source.law().value(name, place, on)
    except Refused as refusal:
        return without_name(refusal.message, name, "这项参数")
    return ""


def timeline(name: str, place: str, on: date) -> list[Shown]:
    """The values of a place one after the other; the one that holds on the day is marked."""
    try:
        spans = source.law().timeline(name, place)
    except (Refused, BadInput):
        return []
    return [said(it, now=it.since <= on and (it.until is None or on <= it.until)) for it in spans]


@dataclass(frozen=True)
class Beside:
    """What another place has on the day."""

    title: str
    here: bool
    shown: Shown | None
    kept: str


def beside(name: str, place: str, on: date) -> list[Beside]:
    """The values of all places on the day, the chosen one marked."""
    law = source.law()
    return [
        Beside(title, it == place, said(value) if value else None, kept(it, on))
        for it, title in places()
        for value in (holding(law, name, it, on),)
    ]


def readers(name: str) -> list[tuple[str, list[Cited]]]:
    """What in the product reads a parameter, by kind."""
    return by_kind(source.obeys().of_parameter(name))
