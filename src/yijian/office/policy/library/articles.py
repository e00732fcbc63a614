"""The page of an article: its gist, the duties in it, and what in the product obeys it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import UsageError
from yijian.law import ArticleUnit
from yijian.law.obeys import KINDS, Citer
from yijian.office.framework.action import Missing
from yijian.office.framework.page import page, show
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import PlaceForm, kept
from yijian.office.policy.library.duties import traced_rows
from yijian.office.policy.library.modules import module_of
from yijian.office.policy.library.words import MARKS, citer_days, instrument_tag, place_words


@dataclass(frozen=True)
class Cited:
    """Something that rests on the article, with the way to it."""

    title: str
    detail: str
    place: str
    days: str
    link: str


@require_GET
@page("policy.view_library")
def article(request: HttpRequest, article: str) -> HttpResponse:
    """An article, or the one that holds the row of the register which the address names."""
    law, form = source.law(), PlaceForm(request.actor, request.GET)  # type: ignore[attr-defined]
    unit = read(article)
    on = form.day("on") if form.is_valid() else None
    book = law.shelf.book(unit.instrument.id)
    units = book.units if book else ()
    at = units.index(unit)
    context: dict[str, Any] = {
        "title": f"{unit.instrument.short or unit.instrument.title}{unit.label}",
        "unit": unit,
        "form": form,
        "on": on,
        "home": place_words(law, unit.jurisdiction),
        "tag": instrument_tag(unit.instrument, on) if on else None,
        "mark": MARKS.get(unit.mark or "", ""),
        "whole": _whole(unit),
        "parts": [it for it in units if it.id.startswith(f"{unit.id}-")],
        "before": units[at - 1] if at else None,
        "after": units[at + 1] if at + 1 < len(units) else None,
        "duties": traced_rows(source.obeys().rows_in(unit.id)),
        "obeyed": obeyed(unit),
        "kept": form.kept(),
    }
    return show(request, "policy/library/article.html", context)


def read(identifier: str) -> ArticleUnit:
    """The article of an address, found by its identifier or by a row in it.

    Raises:
        Missing: there is none.
    """
    try:
        return source.law().article(identifier)
    except UsageError:
        raise Missing from None


def _whole(unit: ArticleUnit) -> ArticleUnit | None:
    """The article that a part belongs to; None for a whole one."""
    above = unit.id.rsplit("-", 1)[0]
    if above.count("-") < 1:
        return None
    found = read(above)
    return found if found.id == above else None


def obeyed(unit: ArticleUnit) -> list[tuple[str, list[Cited]]]:
    """What in the product rests on the article or its parts, by kind."""
    return by_kind(source.obeys().of_article(unit.id))


def by_kind(citers: Iterable[Citer]) -> list[tuple[str, list[Cited]]]:
    """Citers under the titles of their kinds; the steps of one version in one line."""
    found: dict[str, dict[Cited, dict[str, None]]] = {title: {} for title in KINDS.values()}
    for citer in citers:
        one = cited(citer)
        found[KINDS[citer.kind]].setdefault(replace(one, detail=""), {})[one.detail] = None
    return [
        (title, [replace(one, detail="；".join(said)) for one, said in lines.items()])
        for title, lines in found.items()
        if lines
    ]


def cited(citer: Citer) -> Cited:
    """A citer as the pages show it; its link shows the place and the day from which it does."""
    place = place_words(source.law(), citer.place) if citer.place else ""
    link = link_of(citer)
    detail = citer.detail
    if citer.kind == "parameter":
        detail = module_of(citer.key)
    return Cited(citer.title, detail, place, citer_days(citer), link)


def link_of(citer: Citer) -> str:
    """The page of what rests on an article."""
    query = kept(citer.place, citer.since)
    if citer.kind == "rule":
        return reverse("monitor:rule", args=(citer.key,))
    if citer.kind == "parameter":
        return reverse("policy:parameter", args=(citer.key,)) + query
    if citer.kind == "code":
        name, code = citer.key.split("/")
        return f"{reverse('policy:code_list', args=(name,))}{query}#{code}"
    return reverse("policy:procedure", args=(citer.key,)) + query
