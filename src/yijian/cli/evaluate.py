"""``yijian evaluate``: the findings of a run against the labels of a city."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.options import Json
from yijian.cli.progress import progress
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import amount, count, interval, share, yuan_cell


def evaluate(
    *,
    labels: Annotated[
        Path, typer.Option("--labels", metavar="文件", help="造城时生成的 labels.parquet")
    ],
    findings: Annotated[
        Path, typer.Option("--findings", metavar="目录", help="yijian audit run 的 --out 目录")
    ],
    as_json: Json = False,
) -> None:
    """对答案：每种手法的查全率，每条规则的查准率，涉及金额，各带 95% 区间。"""
    from yijian.analytics.evaluate import evaluate as compare

    with progress("对答案"):
        answer = compare(labels, findings).as_json()
    if as_json:
        emit(answer)
        return
    _show_schemes(answer)
    _show_rules(answer)
    for note in answer["notes"]:
        say(f"· {note}")
    _show_total(answer)


def _show_schemes(answer: dict[str, Any]) -> None:
    total = answer["total"]
    columns = ("埋下", "查到", "查全率", "区间", "埋下（元）", "查到（元）", "清白", "误伤")
    show_table(
        "查全率：每种手法",
        ("手法", *columns),
        [
            (
                it["scheme"],
                count(it["labels"]),
                count(it["recalled"]),
                share(it["recall"]),
                interval(it["interval"]),
                yuan_cell(it["fund_amount"]),
                yuan_cell(it["recalled_fund_amount"]),
                count(it["innocent"]),
                count(it["innocent_met"]),
            )
            for it in answer["schemes"]
        ],
        right=columns,
        total=(
            "合计",
            count(total["labels"]),
            count(total["recalled"]),
            share(total["recall"]),
            interval(total["recall_interval"]),
            yuan_cell(total["fund_amount"]),
            yuan_cell(total["recalled_fund_amount"]),
            count(total["innocent"]),
            count(total["innocent_met"]),
        ),
    )


def _show_rules(answer: dict[str, Any]) -> None:
    total = answer["total"]
    columns = ("疑点", "属实", "误报", "查准率", "区间", "基金（元）", "属实（元）", "计入（元）")
    show_table(
        "查准率：每条规则",
        ("编码", "规则", *columns),
        [
            (
                it["code"],
                it["name"],
                count(it["findings"]),
                count(it["true"]),
                count(it["false"]),
                share(it["precision"]),
                interval(it["interval"]),
                yuan_cell(it["fund_amount"]),
                yuan_cell(it["true_fund_amount"]),
                yuan_cell(it["counted_fund_amount"]),
            )
            for it in answer["rules"]
        ],
        right=columns,
        total=(
            "合计",
            "",
            count(total["findings"]),
            count(total["true"]),
            count(total["false"]),
            share(total["precision"]),
            interval(total["precision_interval"]),
            "",
            "",
            yuan_cell(total["counted_fund_amount"]),
        ),
    )


def _show_total(answer: dict[str, Any]) -> None:
    total = answer["total"]
    say(
        f"埋下 {count(total['labels'])} 例，查到 {count(total['recalled'])} 例；"
        f"疑点 {count(total['findings'])} 条，属实 {count(total['true'])} 条，"
        f"误报 {count(total['false'])} 条；计入的基金金额 {amount(total['counted_fund_amount'])}，"
        f"其中属实 {amount(total['true_counted_fund_amount'])}"
    )
    missed = answer["missed"]
    if missed:
        few = "、".join(missed[:5]) + ("等" if len(missed) > 5 else "")
        say(f"漏掉 {count(len(missed))} 例：{few}（加 --json 列出全部）")
    hint("看一条规则怎样判断、何时会判错：yijian rules show 编码")
