"""Code lists: which there are, and the entries that a place's law provides on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.law import CodeEntry
from yijian.law.code_lists import Cited
from yijian.law.models import CodeList
from yijian.law.ranking import in_marks
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import PlaceForm, words_field
from yijian.office.policy.library.standing import standing
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import (
    Tag,
    attribute_words,
    note_words,
    place_words,
    status_tag,
)

HEADINGS = (
    Heading("代码", width=20),
    Heading("名称", width=32),
    Heading("分组", width=12),
    Heading("来源", width=16),
    Heading("依据", width=60),
    Heading("方式", width=24),
    Heading("说明", width=50),
    Heading("其他", width=40),
)


class ListsForm(PlaceForm):
    """Words in the titles of lists and entries, a place and a day."""

    q = words_field("查找", "表名或条目")
    field_order = ("q", "jurisdiction", "on")


@dataclass(frozen=True)
class Basis:
    """Where an entry comes from, with the article's page."""

    cited: Cited
    said: str
    tag: Tag | None
    article: str


@dataclass(frozen=True)
class Row:
    """An entry that holds on the day, with what it rests on and leads to."""

    entry: CodeEntry
    origin: Tag
    bases: list[Basis]
    facts: list[tuple[str, str]]
    parameters: list[tuple[str, str]]
    refers: list[tuple[str, str, list[tuple[str, str]]]]


@require_GET
@page("policy.view_library")
def code_lists(request: HttpRequest) -> HttpResponse:
    """All code lists, with how many entries the place has on the day."""
    law, form = source.law(), ListsForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "代码表",
        "lead": "行为、措施、处罚、证据种类等，哪些在所选法域、所选日期有规定。",
        "tab": "codes",
        "form": form,
    }
    if form.is_valid():
        words = form.word("q").split()
        here = standing(form.place, form.day("on")).codes
        rows = []
        for name in law.code_lists():
            listed = read(name)
            mine = [it for key, it in here.items() if key.startswith(f"{name}/")]
            text = " ".join([listed.title, *(it.title for it in listed.entries)])
            if all(word in text for word in words):
                rows.append((name, listed, len(mine), "、".join(it.title for it in mine)))
        context |= {"rows": rows, "kept": form.kept()}
    return show(request, "policy/library/code_lists.html", context)


@require_GET
@page("policy.view_library")
def code_list(request: HttpRequest, code_list: str) -> HttpResponse:
    """A code list as it stands in a place on a day."""
    form = PlaceForm(request.actor, request.GET)  # type: ignore[attr-defined]
    found = read(code_list)
    context: dict[str, Any] = {
        "title": found.title,
        "listed": found,
        "note": note_words(found.note),
        "form": form,
    }
    if form.is_valid():
        place, on = form.place, form.day("on")
        rows = rows_of(code_list, place, on)
        there = {row.entry.code for row in rows}
        context |= {
            "rows": rows,
            "absent": [it for it in found.entries if it.code not in there],
            "place": place_words(source.law(), place),
            "on": on,
            "kept": form.kept(),
        }
    return show(request, "policy/library/code_list.html", context)


def read(name: str) -> CodeList:
    """The list of an address as its highest place writes it.

    Raises:
        Missing: there is none.
    """
    law = source.law()
    paths = law.shelf.lists.get(name)
    if not paths:
        raise Missing
    order = sorted(paths, key=lambda place: len(law.chain(place)))
    return law.shelf.code_list(paths[order[0]])


def rows_of(name: str, place: str, on: date) -> list[Row]:
    """The entries of a list that a place has on a day."""
    return [_row(entry, on) for entry in source.law().code_list(name, place, on)]


def _row(entry: CodeEntry, on: date) -> Row:
    law = source.law()
    origin = {
        "seed": Tag("本地规定"),
        "superior law": Tag("上位法"),
        "ours": Tag("本系统默认", "tag-warn"),
    }[entry.origin]
    return Row(
        entry=entry,
        origin=origin,
        bases=[_basis(it) for it in entry.citations],
        facts=attribute_words(law, entry.attributes),
        parameters=[(it, law.parameter_title(it)) for it in entry.parameters],
        refers=[
            (name, read(name).title, [(code, law.title(name, code)) for code in codes])
            for name, codes in entry.refers.items()
        ],
    )


def _basis(cited: Cited) -> Basis:
    law = source.law()
    book = law.shelf.book(cited.instrument)
    unit = book.labelled(cited.article) if book else None
    tag = None if cited.status == "in_force" else status_tag(cited.status, cited.title)
    said = f"{in_marks(cited.title)}{cited.article}"
    return Basis(cited, said, tag, unit.id if unit else "")


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The entries of the list that ``list`` names; None where the address cannot be read."""
    form = PlaceForm(actor, query)
    if not form.is_valid():
        return None
    name = str(query.get("list") or "")
    listed = read(name)
    rows = [
        (
            it.entry.code,
            it.entry.title,
            it.entry.group,
            it.origin.words,
            "；".join(
                basis.said + (f"〔{basis.tag.words}〕" if basis.tag else "") for basis in it.bases
            ),
            "；".join(basis.cited.manner for basis in it.bases if basis.cited.manner),
            note_words(it.entry.note) + (it.entry.reason or ""),
            "；".join(f"{fact}：{value}" for fact, value in it.facts),
        )
        for it in rows_of(name, form.place, form.day("on"))
    ]
    return Table(listed.title, HEADINGS, rows, [("代码表", listed.title), *form.said()])
