"""The knowledge in force: its kinds, their rows, and what is said about one code."""

from __future__ import annotations

import csv
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from yijian.audit.knowledge.kinds import Kind
from yijian.kernel.dates import FOREVER
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Total
from yijian.office.framework.permission import may
from yijian.office.monitor.knowledge_form import LEVELS, asked_day, asked_rows, kept_filters
from yijian.office.monitor.selectors import knowledge as known
from yijian.office.monitor.selectors.knowledge_history import batch_words, published

SIDE = ("batch", "source", "level", "admdvs", "begndate", "enddate")


@require_GET
@page("monitor.view_knowledge")
def kinds(request: HttpRequest) -> HttpResponse:
    """All kinds: who reads them, what they hold on a day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    day = asked_day(actor, request.GET)
    words = request.GET.get("q", "").strip()
    every = known.kind_rows(actor, day)
    rows = [it for it in every if _fits(it, words, request.GET.get("only", ""))]
    context = {
        "title": "知识",
        "lead": "规则是算法，知识是它的参数：哪个药限二级以上医院，哪两个项目不能同收，限价多少。",
        "day": day,
        "version": known.version_of(actor),
        "rows": sorted(rows, key=lambda it: (-it.in_force, -it.rows, it.kind.title)),
        "every": len(every),
        "filled": sum(1 for it in every if it.rows),
        "in_force": sum(it.in_force for it in every),
        "may_see_batches": may(actor, "monitor.view_knowledge_batches"),
        "may_stage": may(actor, "monitor.stage_knowledge"),
        "filtered": bool(words or request.GET.get("only") or request.GET.get("on")),
    }
    return show(request, "monitor/knowledge/kinds.html", context)


def _fits(row: known.KindRow, words: str, only: str) -> bool:
    rules = " ".join(rule.card.name for rule in row.rules)
    named = words in f"{row.kind.title} {row.kind.name} {row.kind.about} {rules}"
    wanted = {"rows": bool(row.rows), "rules": bool(row.rules), "empty": not row.rows}
    return named and wanted.get(only, True)


@require_GET
@page("monitor.view_knowledge")
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of a kind, filtered by the address, and where they come from."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.kind_for(kind)
    asked = asked_rows(actor, request.GET)
    table = known.table_of_kind(actor, found)
    rows = known.matching(table, asked)
    listed = known.take_rows(rows, request.GET, settings.LIMIT["PAGE_ROWS"])
    day = asked.on or asked_day(actor, request.GET)
    context = {
        "title": found.title,
        "kind": found,
        "own": [c for c in found.own if not c.derived_from],
        "columns": found.columns,
        "rules": known.rules_reading(actor, kind),
        "batches": published(found, table, day),
        "list": listed,
        "rows": [cells(found, row) for row in listed.rows],
        "total": Total(len(rows), exact=True),
        "every": len(table),
        "day": day,
        "asked": asked,
        "levels": LEVELS,
        "filtered": bool(kept_filters(request.GET)),
        "may_export": may(actor, "monitor.export_knowledge"),
        "may_stage": may(actor, "monitor.stage_knowledge"),
    }
    return show(request, "monitor/knowledge/kind.html", context)


def cells(kind: Kind, row: dict[str, Any]) -> dict[str, Any]:
    """A row for people: its code, then title and text of each of its own columns, and its side."""
    own = [c for c in kind.own if not c.derived_from]
    codes = {c.name for c in own if c.check in ("hilist_code", "diag_prefix")}
    return {
        "cells": [(c.title, plain(row[c.name]), c.name in codes) for c in own],
        "batch": batch_words(row["batch"] or ""),
        "source": row["source"],
        "level": row["level"],
        "since": row["begndate"],
        "until": None if row["enddate"] == FOREVER else row["enddate"],
    }


def plain(value: Any) -> str:
    """A value as text: 是 or 否, a number without idle zeros, empty where there is none."""
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "" if value is None else str(value)
    if hasattr(value, "as_tuple") and "." in text:
        return text.rstrip("0").rstrip(".")
    return text


@require_GET
@page("monitor.view_knowledge")
def kind_form(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty table of a kind to be filled in: its header, under the name that is recognised."""
    found = known.kind_for(kind)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.name}.csv"'
    titles = [c.title for c in found.own if not c.derived_from]
    common = [c.title for c in found.columns if c.name in SIDE]
    csv.writer(answer).writerow([*titles, *common])
    return answer


@require_GET
@page("monitor.view_knowledge")
def codes(request: HttpRequest) -> HttpResponse:
    """Codes found by their first characters or by their name."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    words = request.GET.get("q", "").strip()
    most = settings.LIMIT["PAGE_ROWS"]
    rows = known.codes_like(actor, words, most) if words else []
    context = {
        "title": "按编码或名称查知识",
        "words": words,
        "rows": rows,
        "full": len(rows) >= most,
        "most": most,
    }
    return show(request, "monitor/knowledge/codes.html", context)


@require_GET
@page("monitor.view_knowledge")
def code(request: HttpRequest) -> HttpResponse:
    """Everything that knowledge says about the code that the address names, over time."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = request.GET.get("code", "").strip()
    if not code:
        return redirect("monitor:knowledge_codes")
    day = asked_day(actor, request.GET)
    found = known.about_code(actor, code)
    said = [
        {
            "kind": kind,
            "rules": known.rules_reading(actor, kind.name),
            "rows": [
                cells(kind, row) | {"now": row["begndate"] <= day <= row["enddate"]} for row in rows
            ],
        }
        for kind, rows in found
    ]
    names = [row[it] for _, rows in found for row in rows for it in known.NAMES if row.get(it)]
    context = {
        "title": code,
        "name": names[0] if len(set(names)) == 1 else "",
        "code": code,
        "day": day,
        "said": said,
    }
    return show(request, "monitor/knowledge/code.html", context)
