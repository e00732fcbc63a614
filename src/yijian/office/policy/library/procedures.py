"""Procedures: which there are, and one with its states, steps and drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import Refused, UsageError
from yijian.law import ArticleUnit
from yijian.law.models import COMPONENTS, Instrument
from yijian.law.procedures import Procedure
from yijian.law.procedures.drawing import draw
from yijian.law.procedures.drawing.words import amounts_of
from yijian.law.procedures.models import EFFECTS, Step
from yijian.law.procedures.procedure import role_titles
from yijian.law.procedures.registers import documents, events, guards
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import PlaceForm, kept, places
from yijian.office.policy.library.modules import module_of
from yijian.office.policy.library.standing import standing
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import Tag, instrument_tag, place_words, span_words

HEADINGS = (
    Heading("步骤", width=28),
    Heading("由", width=30),
    Heading("到", width=16),
    Heading("由谁办理", width=36),
    Heading("条件", width=50),
    Heading("期限", width=44),
    Heading("文书", width=30),
    Heading("依据", width=50),
)


@dataclass(frozen=True)
class Term:
    """The term of a step: how long, from when, what its end does."""

    amount: str
    parameter: str
    begins: str
    effect: str
    meaning: str


@dataclass(frozen=True)
class StepRow:
    """A step as the page shows it."""

    step: Step
    number: int
    sources: list[str]
    to: str
    who: str
    guards: list[str]
    documents: list[str]
    term: Term | None
    articles: list[ArticleUnit]
    citation: str
    tags: list[Tag]


@require_GET
@page("policy.view_library")
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures, with the version that holds in the place on the day."""
    form = PlaceForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "办事程序",
        "lead": "状态、步骤、由谁办理、条件和期限；案件立案时记下当时的版本，以后按那一版办理。",
        "tab": "procedures",
        "form": form,
    }
    if form.is_valid():
        law, held = source.law(), standing(form.place, form.day("on")).procedures
        titles = {it.name: it.title for it in source.every_procedure()}
        context |= {
            "rows": [
                (name, titles[name], module_of(name), held.get(name), _from(held.get(name)))
                for name in source.procedures().names()
            ],
            "place": place_words(law, form.place),
            "kept": form.kept(),
        }
    return show(request, "policy/library/procedures.html", context)


def _from(procedure: Procedure | None) -> str:
    return place_words(source.law(), procedure.jurisdiction) if procedure else ""


@require_GET
@page("policy.view_library")
def procedure(request: HttpRequest, procedure: str) -> HttpResponse:
    """The version of a procedure that holds in a place on a day."""
    form = PlaceForm(request.actor, request.GET)  # type: ignore[attr-defined]
    if procedure not in source.procedures().names():
        raise Missing
    every = [it for it in source.every_procedure() if it.name == procedure]
    context: dict[str, Any] = {
        "title": every[0].title,
        "name": procedure,
        "module": module_of(procedure),
        "form": form,
        "versions": [_version(it) for it in every],
    }
    if form.is_valid():
        found, fault = _held(procedure, form)
        shaped = _instrument(found) if found else None
        context |= {
            "instrument": shaped,
            "tag": instrument_tag(shaped, form.day("on")) if shaped else None,
            "held": found,
            "fault": fault,
            "kept": form.kept(),
            "place": place_words(source.law(), form.place),
            "from_place": _from(found),
            "span": span_words(found.body.since, found.body.until) if found else "",
            "steps": step_rows(found, form.place) if found else [],
        }
    return show(request, "policy/library/procedure.html", context)


def _held(name: str, form: PlaceForm) -> tuple[Procedure | None, str]:
    try:
        return source.procedures().get(name, form.place, form.day("on")), ""
    except Refused as refusal:
        return None, refusal.message.replace(f"没有程序 {name}", "没有这个程序")


def _instrument(procedure: Procedure) -> Instrument | None:
    """The instrument that shapes a version; None where it is ours."""
    name = procedure.body.instrument
    return source.law().instrument(procedure.jurisdiction, name) if name else None


@dataclass(frozen=True)
class Version:
    """A version in the list of all of them."""

    procedure: Procedure
    place: str
    span: str
    kept: str
    order: int


def _version(procedure: Procedure) -> Version:
    names = [name for name, _ in places()]
    return Version(
        procedure,
        place_words(source.law(), procedure.jurisdiction),
        span_words(procedure.body.since, procedure.body.until),
        kept(procedure.jurisdiction, procedure.body.since),
        names.index(procedure.jurisdiction),
    )


def step_rows(procedure: Procedure, place: str) -> list[StepRow]:
    """The steps of a version in its order, with the terms that ``place`` has."""
    return [
        StepRow(
            step=step,
            number=number,
            sources=[procedure.state(name).title for name in step.sources],
            to=procedure.state(step.to).title if step.to else "状态不变",
            who=role_titles(step),
            guards=[guards()[name].title for name in step.guards],
            documents=[documents()[name].title for name in step.documents],
            term=_term(procedure, step, place),
            articles=_articles(step),
            citation=procedure.citations[step.id],
            tags=_tags(step),
        )
        for number, step in enumerate(procedure.body.steps, start=1)
    ]


def _term(procedure: Procedure, step: Step, place: str) -> Term | None:
    deadline = step.deadline
    if deadline is None:
        return None
    begins = "或".join(
        procedure.steps[name].title if name in procedure.steps else events()[name].title
        for name in deadline.counts_from
    )
    law = source.law()
    amount = amounts_of(deadline, place, procedure.body, law)
    if deadline.component:
        amount = f"{COMPONENTS.get(deadline.component, '')}{amount}"
    known = deadline.parameter in law.shelf.parameters
    return Term(
        amount,
        deadline.parameter if known else "",
        begins,
        deadline.effect,
        EFFECTS[deadline.effect],
    )


def _articles(step: Step) -> list[ArticleUnit]:
    found = {}
    for name in step.basis:
        unit = source.law().article(name)
        found[unit.id] = unit
    return list(found.values())


def _tags(step: Step) -> list[Tag]:
    said = [
        (step.optional, Tag("可不办", "tag-muted")),
        (step.explore, Tag("探索，须启用", "tag-warn")),
        (bool(step.switch) and not step.explore, Tag("须启用", "tag-warn")),
        (step.origin == "ours", Tag("本系统默认", "tag-warn")),
    ]
    return [tag for holds, tag in said if holds]


@require_GET
@page("policy.view_library")
def drawing(request: HttpRequest, version: str) -> HttpResponse:
    """The drawing of a version, by its digest; it never changes for the same law."""
    try:
        found = source.procedures().at(version)
    except (Refused, UsageError):
        raise Missing from None
    return HttpResponse(draw(found, source.law()), content_type="image/svg+xml")


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The steps of the procedure that ``name`` names; None where there is none to show."""
    form = PlaceForm(actor, query)
    name = str(query.get("name") or "")
    if name not in source.procedures().names():
        raise Missing
    if not form.is_valid():
        return None
    found, _ = _held(name, form)
    if found is None:
        return None
    rows = [
        (
            it.step.title,
            "、".join(it.sources),
            it.to,
            it.who,
            "；".join(it.guards),
            f"{it.term.amount}，自{it.term.begins}起，{it.term.effect}" if it.term else "",
            "、".join(it.documents),
            it.citation,
        )
        for it in step_rows(found, form.place)
    ]
    about = [("程序", found.title), *form.said(), ("版本摘要", found.version)]
    return Table(found.title, HEADINGS, rows, about)
