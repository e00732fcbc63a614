"""The instruments: their list, and the card of one with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import UsageError
from yijian.law import ArticleUnit
from yijian.law.instrument_card import card
from yijian.law.models import Instrument
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import COUNT, DAY, Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import PlaceForm, choice_field, places, words_field
from yijian.office.policy.library.pages import leaf
from yijian.office.policy.library.standing import applies
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import MARKS, STATUSES, Tag, instrument_tag, place_words

KINDS = get_args(Instrument.model_fields["kind"].annotation)
ALL = "all"
HEADINGS = (
    Heading("编号", width=26),
    Heading("标题", width=52),
    Heading("简称"),
    Heading("文号", width=28),
    Heading("类别", width=12),
    Heading("发布机关", width=28),
    Heading("法域", width=16),
    Heading("公布", DAY),
    Heading("施行", DAY),
    Heading("失效前最后一日", DAY),
    Heading("当日状态", width=24),
    Heading("条文数", COUNT),
    Heading("提示", width=40),
)


class InstrumentForm(PlaceForm):
    """Which instruments: those that concern a place, by kind, status on the day and words."""

    q = words_field("查找", "标题、文号、机关")
    jurisdiction = choice_field("法域（含上级）", lambda: [*places(), (ALL, "全部法域")])
    kind = choice_field("类别", [("", "全部"), *((it, it) for it in KINDS)])
    status = choice_field("当日状态", [("", "全部"), *STATUSES.items()])
    field_order = ("q", "jurisdiction", "on", "kind", "status")


@dataclass(frozen=True)
class Row:
    """An instrument in the list, as it stands on the day."""

    instrument: Instrument
    place: str
    tag: Tag
    units: int


@require_GET
@page("policy.view_library")
def instruments(request: HttpRequest) -> HttpResponse:
    """The instruments that concern a place."""
    form = InstrumentForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "法规文件",
        "lead": "每份文件的文号、日期和当日状态；条文大意是本系统自己的话，引用以公布的文本为准。",
        "tab": "instruments",
        "form": form,
    }
    if form.is_valid():
        at = leaf(rows_of(form), request.GET)
        kept = "" if form.place == ALL else form.kept()
        context |= {"list": at, "rows": at.rows, "kept": kept}
    return show(request, "policy/library/instruments.html", context)


def rows_of(form: InstrumentForm) -> list[Row]:
    """The instruments that a valid form asks for: those of the place first."""
    law, on = source.law(), form.day("on")
    if form.place == ALL:
        found = [it for place, _ in places() for it in law.instruments(place)]
        found = list({it.id: it for it in found}.values())
    else:
        found = list(law.instruments(form.place))
    words, kind, status = form.word("q"), form.word("kind"), form.word("status")
    return [
        _row(it, on)
        for it in found
        if (not kind or it.kind == kind)
        and (not status or it.status_on(on) == status)
        and all(word in _text(it) for word in words.split())
    ]


def _text(it: Instrument) -> str:
    return f"{it.title} {it.short or ''} {it.number or ''} {it.issuer} {it.prefix or ''} {it.id}"


def _row(it: Instrument, on: date) -> Row:
    law = source.law()
    book = law.shelf.book(it.id)
    units = len(book.units) if book else 0
    return Row(it, place_words(law, law.home(it.id)), instrument_tag(it, on), units)


@require_GET
@page("policy.view_library")
def instrument(request: HttpRequest, instrument: str) -> HttpResponse:
    """The card of an instrument: what it is, on what it rests, and its articles."""
    law, form = source.law(), PlaceForm(request.actor, request.GET)  # type: ignore[attr-defined]
    found = read(instrument)
    on = form.day("on") if form.is_valid() else None
    home = law.home(found.id)
    whole = card(law, found.id)
    context: dict[str, Any] = {
        "title": found.title,
        "it": found,
        "form": form,
        "home": place_words(law, home),
        "on": on,
        "tag": instrument_tag(found, on) if on else None,
        "applies": on is not None and applies(found, on),
        "card": whole,
        "successor": law.instrument(home, found.replaced_by) if found.replaced_by else None,
        "resting": _resting(found.id),
        "about": [law.article(row) for row in found.rows],
        "mark": MARKS.get(found.mark or "", ""),
        "units": [_shown(unit) for unit in whole.units],
        "kept": form.kept(),
    }
    return show(request, "policy/library/instrument.html", context)


def read(identifier: str) -> Instrument:
    """The instrument of an address.

    Raises:
        Missing: there is none.
    """
    law = source.law()
    try:
        home = law.home(identifier)
    except UsageError:
        raise Missing from None
    found = law.instrument(home, identifier)
    if found is None:
        raise Missing
    return found


@dataclass(frozen=True)
class Unit:
    """An article on the card, with how much of the product rests on it."""

    unit: ArticleUnit
    part: bool
    rows: int
    citers: int


def _shown(unit: ArticleUnit) -> Unit:
    obeys = source.obeys()
    part = unit.id.count("-") > 1
    return Unit(unit, part, len(obeys.rows_in(unit.id)), len(obeys.of_article(unit.id)))


def _resting(identifier: str) -> list[Instrument]:
    """The instruments that name this one as a basis."""
    law = source.law()
    every = {it.id: it for place in law.jurisdictions for it in law.instruments(place)}
    return [it for it in every.values() if identifier in it.bases]


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The whole filtered list; None where the address asks for what cannot be read."""
    form = InstrumentForm(actor, query)
    if not form.is_valid():
        return None
    rows = [
        (
            it.instrument.id,
            it.instrument.title,
            it.instrument.short,
            it.instrument.number,
            it.instrument.kind,
            it.instrument.issuer,
            it.place,
            it.instrument.published_on,
            it.instrument.in_force_on,
            it.instrument.ended_on,
            it.tag.words,
            it.units,
            it.instrument.warning,
        )
        for it in rows_of(form)
    ]
    return Table("法规文件", HEADINGS, rows, form.said())
