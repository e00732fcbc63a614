"""The register of duties: 811 rows, each with its article, its status and what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.law.duties import TracedDuty, totals, trace
from yijian.law.duties.trace import STATUSES, Status, proof_file
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import COUNT, Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    AskedForm,
    choice_field,
    module_field,
    places,
    words_field,
)
from yijian.office.policy.library.modules import module_of
from yijian.office.policy.library.pages import leaf
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import Tag, place_words

STATUS_TAGS: dict[Status, str] = {
    "proven": "tag-ok",
    "built": "tag",
    "open": "tag-warn",
    "nothing to build": "tag-muted",
}
KEYS: dict[str, Status] = {"proven": "proven", "built": "built", "open": "open",
                           "nothing": "nothing to build"}  # fmt: skip
"""Statuses as the address has them."""
SHORT: dict[Status, str] = {
    "proven": "已证明",
    "built": "已建成",
    "open": "未建",
    "nothing to build": "无需建",
}
HEADINGS = (
    Heading("编号", width=12),
    Heading("法域", width=16),
    Heading("条文", width=22),
    Heading("事项", width=24),
    Heading("条文大意", width=60),
    Heading("主题", width=18),
    Heading("能力", width=36),
    Heading("状态", width=14),
    Heading("证明的测试数", COUNT, width=14),
    Heading("测试", width=60),
    Heading("所在", width=40),
)


class DutyForm(AskedForm):
    """Which rows: by jurisdiction (all by default), module, capability, status and words."""

    q = words_field("查找", "事项、条号、编号")
    jurisdiction = choice_field("法域", lambda: [("", "全部"), *_five()])
    module = module_field()
    status = choice_field(
        "状态", [("", "全部"), *((key, STATUSES[it]) for key, it in KEYS.items())]
    )
    capability = words_field("能力", "")
    field_order = ("q", "jurisdiction", "module", "status", "capability")


def _five() -> list[tuple[str, str]]:
    return [(name, title) for name, title in places() if name != "national"]


@dataclass(frozen=True)
class Row:
    """A duty as the page shows it."""

    traced: TracedDuty
    place: str
    module: str
    gist: str
    tag: Tag


@require_GET
@page("policy.view_library")
def duties(request: HttpRequest) -> HttpResponse:
    """The register, filtered, with totals per jurisdiction."""
    form = DutyForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "条文落实",
        "lead": f"五部规定拆成 {len(_rows())} 条义务：由哪项能力承担，建成没有，由哪些测试证明。",
        "form": form,
        "statuses": list(SHORT.values()),
        "totals": _totals(),
        "unproven": proof_file() is None,
    }
    if form.is_valid():
        found = rows_of(form)
        at = leaf(found, request.GET)
        context |= {"list": at, "rows": at.rows, "capability": form.word("capability")}
    return show(request, "policy/library/duties.html", context)


def rows_of(form: DutyForm) -> list[Row]:
    """The rows that a valid form asks for, in the order of the register."""
    status = KEYS.get(form.word("status"))
    place, module, capability = (form.word(it) for it in ("jurisdiction", "module", "capability"))
    words = form.word("q").lower().split()
    return [
        row
        for row in _rows()
        if (not place or row.traced.duty.jurisdiction == place)
        and (not module or row.traced.duty.capability.startswith(f"{module}."))
        and (not capability or row.traced.duty.capability == capability)
        and (status is None or row.traced.status == status)
        and all(word in _text(row) for word in words)
    ]


def traced_rows(identifiers: Iterable[str]) -> list[Row]:
    """The rows with these identifiers."""
    wanted = set(identifiers)
    return [row for row in _rows() if row.traced.duty.id in wanted]


def _text(row: Row) -> str:
    duty = row.traced.duty
    return f"{duty.id} {duty.topic} {duty.article} {row.gist} {duty.capability}".lower()


def _rows() -> tuple[Row, ...]:
    return _made(source.law())


@lru_cache(maxsize=source.KEPT)
def _made(law: Any) -> tuple[Row, ...]:
    return tuple(
        Row(
            traced=it,
            place=place_words(law, it.duty.jurisdiction),
            module=module_of(it.duty.capability) if it.duty.capability else "",
            gist=law.article(it.duty.id).gist,
            tag=Tag(STATUSES[it.status], STATUS_TAGS[it.status]),
        )
        for it in trace()
    )


@dataclass(frozen=True)
class Total:
    """The rows of a jurisdiction by status, and their sum."""

    title: str
    place: str
    counts: list[tuple[str, int]]
    all: int


def _totals() -> list[Total]:
    law, found = source.law(), []
    keys = {status: key for key, status in KEYS.items()}
    for place, counts in totals(row.traced for row in _rows()).items():
        title = "合计" if place == "all" else place_words(law, place)
        listed = [(keys[it], n) for it, n in counts.items()]
        found.append(Total(title, "" if place == "all" else place, listed, sum(counts.values())))
    return found


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The whole filtered list; None where the address asks for what cannot be read."""
    form = DutyForm(actor, query)
    if not form.is_valid():
        return None
    rows = [
        (
            it.traced.duty.id,
            it.place,
            it.traced.duty.article,
            it.traced.duty.topic,
            it.gist,
            it.module,
            it.traced.duty.capability,
            it.tag.words,
            len(it.traced.tests),
            "\n".join(it.traced.tests),
            "、".join(it.traced.rooms),
        )
        for it in rows_of(form)
    ]
    return Table("条文落实", HEADINGS, rows, form.said())
