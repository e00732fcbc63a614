"""Rows of knowledge, what a batch changes, and the findings it moves, as spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yijian.audit.knowledge.kinds import Kind, kinds
from yijian.kernel.dates import FOREVER
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, asked_for, hand_out, most_rows
from yijian.office.framework.page import page
from yijian.office.framework.sheet import DAY, MONEY, Heading
from yijian.office.monitor.actions.export_knowledge import export_knowledge
from yijian.office.monitor.actions.export_knowledge_trial import export_knowledge_trial
from yijian.office.monitor.knowledge_form import asked_rows, kept_filters
from yijian.office.monitor.loading.batch_folders import trial_folder
from yijian.office.monitor.selectors import knowledge as known
from yijian.office.monitor.selectors.knowledge_batches import (
    batch_for,
    changes_matching,
    changes_of,
)
from yijian.office.monitor.selectors.knowledge_history import batch_words
from yijian.office.monitor.views.knowledge import plain
from yijian.office.policy.estimating.differences import read_differences

CHANGES = (
    Heading("知识种类", width=26),
    Heading("编码", width=34),
    Heading("名称", width=28),
    Heading("变化", width=8),
    Heading("原来", width=40),
    Heading("现在", width=40),
)
FINDINGS = (
    Heading("变化", width=10),
    Heading("疑点编号", width=34),
    Heading("规则编码"),
    Heading("机构编号"),
    Heading("发生日", DAY),
    Heading("涉及费用（元）", MONEY),
    Heading("采用前基金（元）", MONEY, 18),
    Heading("采用后基金（元）", MONEY, 18),
)


@page("monitor.export_knowledge")
def rows_export(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of a kind that the address names."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.kind_for(kind)
    if request.method != "POST":
        return redirect("monitor:knowledge_kind", kind)
    table = known.matching(known.table_of_kind(actor, found), asked_rows(actor, request.GET))
    rows = [_row(found, row) for row in table.slice(0, most_rows() + 1).to_pylist()]
    own = [Heading(c.title) for c in found.own if not c.derived_from]
    side = [Heading("批次"), Heading("来源", width=36), Heading("层级", width=8)]
    days = [Heading("生效日期", DAY), Heading("失效日期", DAY)]
    asked = kept_filters(request.GET)
    return _hand_out(actor, f"知识-{found.title}", [*own, *side, *days], rows, asked)


@page("monitor.export_knowledge")
def changes_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that a batch changes."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = batch_for(actor, pk)
    if request.method != "POST":
        return redirect("monitor:knowledge_changes", pk)
    asked = {name: request.GET[name] for name in ("q", "kind", "what") if request.GET.get(name)}
    table = changes_matching(changes_of(batch), asked).slice(0, most_rows() + 1)
    titles = {name: kind.title for name, kind in kinds().items()}
    rows = [
        (titles.get(row["kind"], row["kind"]), *list(row.values())[1:]) for row in table.to_pylist()
    ]
    return _hand_out(
        actor, f"知识批次{batch.number}逐条变化", CHANGES, rows, {**asked, "number": batch.number}
    )


@page("monitor.export_knowledge_trial")
def differences_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings that appear, vanish or change their amount with a batch."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = batch_for(actor, pk)
    if request.method != "POST":
        return redirect("monitor:knowledge_batch", pk)
    job = batch.trial.get("job")
    rows = read_differences(trial_folder(batch.pk, job)) if job else None
    if rows is None:
        raise Missing
    title, asked = f"知识批次{batch.number}影响", {"number": batch.number}
    return _hand_out(actor, title, FINDINGS, rows, asked, export_knowledge_trial)


def _row(kind: Kind, row: dict[str, Any]) -> Sequence[Any]:
    until = None if row["enddate"] == FOREVER else row["enddate"]
    own = [plain(row[c.name]) for c in kind.own if not c.derived_from]
    side = (batch_words(row["batch"] or ""), row["source"], row["level"])
    return (*own, *side, row["begndate"], until)


def _hand_out(
    actor: Actor,
    title: str,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Any]],
    asked: dict[str, str],
    remember: Callable[..., Any] = export_knowledge,
) -> HttpResponse:
    handed = Handed(title, headings, rows, [("内容", title), asked_for(asked)])

    def logged(count: int, digest: str) -> None:
        remember(actor=actor, what=title, filters=asked, rows=count, sha256=digest)

    return hand_out(actor, handed, logged)
