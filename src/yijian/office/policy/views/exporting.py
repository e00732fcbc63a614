"""The list of changes, and the findings that an estimate changes, as spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, asked_for, hand_out, most_rows
from yijian.office.framework.page import page
from yijian.office.framework.sheet import DAY, MONEY, Heading
from yijian.office.policy.actions.export_changes import export_changes
from yijian.office.policy.current import current_law
from yijian.office.policy.estimating.differences import read_differences
from yijian.office.policy.models import Change
from yijian.office.policy.selectors.changes import change_for, changes_for, search_changes
from yijian.office.policy.views.changes import FILTERS, NEWEST
from yijian.office.policy.views.showing import after_words
from yijian.office.work.progress import job_folder

CHANGES = (
    Heading("变更编号"),
    Heading("类别", width=10),
    Heading("名称", width=36),
    Heading("参数", width=48),
    Heading("法域", width=14),
    Heading("拟定值", width=30),
    Heading("起始日", DAY),
    Heading("终止日", DAY),
    Heading("状态", width=10),
    Heading("拟定人", width=14),
    Heading("发布时间"),
)
FINDINGS = (
    Heading("变化", width=10),
    Heading("疑点编号", width=34),
    Heading("规则编码"),
    Heading("机构编号"),
    Heading("发生日", DAY),
    Heading("涉及费用（元）", MONEY),
    Heading("现行值下基金（元）", MONEY, 18),
    Heading("拟定值下基金（元）", MONEY, 18),
)


@page("policy.export_changes")
def changes_export(request: HttpRequest) -> HttpResponse:
    """The list that the address names."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        return redirect("policy:changes")
    asked = {name: request.GET.get(name, "") for name in FILTERS if request.GET.get(name)}
    rows = search_changes(changes_for(actor), asked).order_by(*NEWEST.names())[: most_rows() + 1]
    return _hand_out(actor, "参数变更", CHANGES, [_row(change) for change in rows], asked)


@page("policy.export_changes")
def differences_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings that appear, vanish or change their amount under a proposed value."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    change = change_for(actor, pk)
    if request.method != "POST":
        return redirect("policy:change", pk)
    job = change.estimate.get("job")
    rows = read_differences(job_folder(job)) if job else None
    if rows is None:
        raise Missing
    title = f"变更{change.number}测算"
    return _hand_out(actor, title, FINDINGS, rows, {"number": change.number})


def _row(change: Change) -> Sequence[Any]:
    published = change.published_at
    return (
        change.number,
        change.get_kind_display(),
        change.title,
        change.parameter,
        current_law().jurisdictions[change.place].title,
        after_words(change),
        change.since,
        change.until,
        change.state_title,
        change.made_by_name,
        f"{localtime(published):%Y-%m-%d %H:%M}" if published else "",
    )


def _hand_out(
    actor: Actor,
    title: str,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Any]],
    asked: dict[str, str],
) -> HttpResponse:
    handed = Handed(title, headings, rows, [("内容", title), asked_for(asked)])

    def logged(count: int, digest: str) -> None:
        export_changes(actor=actor, what=title, filters=asked, rows=count, sha256=digest)

    return hand_out(actor, handed, logged)
