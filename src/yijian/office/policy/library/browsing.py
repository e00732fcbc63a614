"""The library's first page: everything in the law, by place, day, topic, kind and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from yijian.law.ranking import in_marks
from yijian.law.search import KINDS, Entry, Reason
from yijian.law.wording import whole
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    PlaceForm,
    choice_field,
    kept,
    module_field,
    places,
    words_field,
)
from yijian.office.policy.library.pages import leaf
from yijian.office.policy.library.standing import Standing, standing
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import (
    Tag,
    instrument_tag,
    origin_tag,
    place_words,
    source_words,
    status_tag,
    value_status,
)

EXAMPLES = ("集体讨论", "陈述申辩", "5万元", "第22条", "解除协议", "封存")
"""What the page proposes to look for."""
HEADINGS = (
    Heading("类别", width=8),
    Heading("编号", width=40),
    Heading("名称", width=36),
    Heading("内容", width=60),
    Heading("状态或来源", width=24),
    Heading("出处", width=44),
    Heading("命中", width=30),
)


class BrowseForm(PlaceForm):
    """Words, place, day, topic and kind; without a place, all places and days."""

    q = words_field("查找", "词语、条号、金额")
    jurisdiction = choice_field("法域", lambda: [*places(), ("all", "全部法域和日期")])
    module = module_field()
    kind = choice_field("类别", [("", "全部"), *KINDS.items()])
    field_order = ("q", "jurisdiction", "on", "module", "kind")

    @property
    def everywhere(self) -> bool:
        """Whether all places and days are asked for."""
        return self.place == "all"


@dataclass(frozen=True)
class Row:
    """Something found: what it is, what it says, where it stands and why it was found."""

    kind: str
    key: str
    title: str
    link: str
    said: str
    tags: tuple[Tag, ...]
    source: str
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Found:
    """What was found, in order; ``elsewhere`` is how much other places and days have beside it."""

    entries: Sequence[Entry]
    kinds: dict[str, int]
    elsewhere: int
    unknown: tuple[str, ...]


@require_GET
@page("policy.view_library")
def library(request: HttpRequest) -> HttpResponse:
    """Everything in the law, filtered; the filters stay in the address."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = BrowseForm(actor, request.GET)
    context: dict[str, Any] = {
        "title": "法规库",
        "lead": "哪一天、哪个地方适用什么规定，出自哪一条；没有条文的默认值都标明。",
        "tab": "library",
        "form": form,
        "kinds": KINDS,
        "examples": EXAMPLES,
    }
    if form.is_valid():
        found = find(form)
        at = leaf(found.entries, request.GET)
        words = form.word("q")
        context |= {
            "found": found,
            "list": at,
            "rows": [row(form, entry, words) for entry in at.rows],
            "words": words,
            "counted": [(key, KINDS[key], found.kinds.get(key, 0)) for key in KINDS],
            "kept": "" if form.everywhere else form.kept(),
        }
    return show(request, "policy/library/library.html", context)


def find(form: BrowseForm) -> Found:
    """What a valid form asks for: by fitness where there are words, else in order of kind."""
    order = list(KINDS)
    index, words, module = source.index(), form.word("q"), form.word("module")

    def on_topic(entry: Entry) -> bool:
        return not module or module in entry.modules

    if words:
        about = [hit.entry for hit in index.search(words, on_topic)]
    else:
        about = sorted(filter(on_topic, index.entries), key=lambda it: order.index(it.kind))
    if not words and not form.everywhere:
        chain = ("", *source.law().chain(form.place))
        about.sort(key=lambda it: chain.index(it.place) if it.place in chain else len(chain))
        about.sort(key=lambda it: order.index(it.kind))
    here = about
    if not form.everywhere:
        holds = standing(form.place, form.day("on")).holds
        here = [entry for entry in about if holds(entry)]
    kind = form.word("kind")
    return Found(
        entries=[entry for entry in here if not kind or entry.kind == kind],
        kinds=dict(Counter(entry.kind for entry in here)),
        elsewhere=len(about) - len(here),
        unknown=index.unknown(words),
    )


def row(form: BrowseForm, entry: Entry, words: str = "") -> Row:
    """An entry as the list shows it, for the place and day of the form."""
    why = source.index().why(entry, words) if words else ()
    on = form.day("on")
    place = form.actor.jurisdiction if form.everywhere else form.place
    said, tags, where = _said(entry, standing(place, on), place, on)
    title = KINDS[entry.kind]
    return Row(title, entry.key, entry.title, _link(entry, place, on), said, tags, where, why)


def _link(entry: Entry, place: str, on: date) -> str:
    if entry.kind == "code":
        name, code = entry.key.split("/")
        return f"{reverse('policy:code_list', args=(name,))}{kept(place, on)}#{code}"
    return reverse(f"policy:{entry.kind}", args=(entry.key,)) + kept(place, on)


def _said(entry: Entry, here: Standing, place: str, on: date) -> tuple[str, tuple[Tag, ...], str]:
    law = source.law()
    if entry.kind == "article":
        unit = law.article(entry.key)
        return unit.gist, (instrument_tag(unit.instrument, on),), in_marks(unit.instrument.title)
    if entry.kind == "instrument":
        it = law.instrument(entry.place, entry.key)
        assert it is not None
        begins = f"，{it.in_force_on} 施行" if it.in_force_on else ""
        said = f"{it.kind}{begins}" + (f"。{it.warning}" if it.warning else "")
        return said, (instrument_tag(it, on),), f"{it.issuer} {it.number or ''}".strip()
    if entry.kind == "parameter":
        value = here.values.get(entry.key)
        if value is None:
            having = [it for it in law.jurisdictions if law.own_values(entry.key, it)]
            where = "、".join(place_words(law, it) for it in having)
            return f"当日没有值；有规定的法域：{where}", (), ""
        status = value_status(value)
        tags = (origin_tag(law, value), *((status,) if status else ()))
        return whole(value), tags, source_words(value)
    if entry.kind == "code":
        return _code_said(entry, here, on)
    procedure = here.procedures.get(entry.key)
    if procedure is None:
        return "当日没有这个程序", (), ""
    body = procedure.body
    said = f"{len(body.states)} 个状态，{len(body.steps)} 个步骤"
    return said, (Tag(f"{place_words(law, procedure.jurisdiction)}的程序"),), procedure.cited


def _code_said(entry: Entry, here: Standing, on: date) -> tuple[str, tuple[Tag, ...], str]:
    law, (name, _) = source.law(), entry.key.split("/")
    path = next(iter(law.shelf.lists[name].values()))
    listed = f"代码表：{law.shelf.code_list(path).title}"
    held = here.codes.get(entry.key)
    if held is None:
        return f"{listed}；当日没有规定", (), ""
    said = listed + (f"。{held.note}" if held.note else "")
    if not held.citations:
        return said, (Tag("本系统默认", "tag-warn"),), "没有条文"
    first = held.citations[0]
    tag = status_tag(first.status, first.title)
    return said, (tag,), f"{in_marks(first.title)}{first.article}"


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The whole filtered list; None where the address asks for what cannot be read."""
    form = BrowseForm(actor, query)
    if not form.is_valid():
        return None
    words = form.word("q")
    rows = [row(form, entry, words) for entry in find(form).entries]
    return Table(
        "法规库",
        HEADINGS,
        [
            (
                it.kind,
                it.key,
                it.title,
                it.said,
                "、".join(tag.words for tag in it.tags),
                it.source,
                "；".join(f"{reason.where}：{'、'.join(reason.words)}" for reason in it.why),
            )
            for it in rows
        ],
        form.said(),
    )
