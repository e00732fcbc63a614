"""The report of an evaluation as a spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, asked_for, hand_out
from yijian.office.framework.page import page
from yijian.office.framework.sheet import COUNT, MONEY, Heading
from yijian.office.monitor.actions.export_evaluation import export_evaluation
from yijian.office.monitor.evaluation_models import Evaluation, FocusKind
from yijian.office.monitor.selectors.evaluations import evaluation_for

HEADINGS = (
    Heading("类别", width=8),
    Heading("编码", width=20),
    Heading("名称", width=34),
    Heading("监管重点", width=10),
    Heading("本期疑点", COUNT),
    Heading("上期疑点", COUNT),
    Heading("本期计入基金（元）", MONEY, 18),
    Heading("上期计入基金（元）", MONEY, 18),
    Heading("本期复核", COUNT),
    Heading("其中属实", COUNT),
    Heading("异常指标", width=50),
)


@page("monitor.export_evaluation")
def report_export(request: HttpRequest, pk: int) -> HttpResponse:
    """Rules and institutions of the report, in its order."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = evaluation_for(actor, pk)
    if request.method != "POST":
        return redirect("monitor:evaluation", pk)
    title = f"效果评估{found.number}"
    asked = {"number": found.number, "since": str(found.since), "until": str(found.until)}
    handed = Handed(title, HEADINGS, _rows(found), [("内容", title), asked_for(asked)])

    def logged(count: int, digest: str) -> None:
        export_evaluation(actor=actor, what=title, filters=asked, rows=count, sha256=digest)

    return hand_out(actor, handed, logged)


def _rows(found: Evaluation) -> list[tuple[Any, ...]]:
    told = [(FocusKind.RULE, it) for it in found.figures.get("rules", [])]
    told += [(FocusKind.INSTITUTION, it) for it in found.figures.get("institutions", [])]
    return [
        (
            kind.label,
            it["code"],
            it["name"],
            "是" if it["focus"] else "",
            it["n"],
            it["n_before"],
            Decimal(it["counted"]),
            Decimal(it["counted_before"]),
            it.get("reviewed"),
            it.get("upheld"),
            "、".join(indicator["name"] for indicator in it.get("indicators", [])),
        )
        for kind, it in told
    ]
