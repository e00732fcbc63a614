"""``yijian law deadline``: the last day of a period, the days skipped, the articles."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from yijian.cli.options import Json, Jurisdiction, day
from yijian.cli.screen import emit, say, show_facts
from yijian.cli.words import count
from yijian.kernel.errors import UsageError

Start = Annotated[
    date,
    typer.Option("--from", metavar="日期", parser=day, help="期间由哪天的事起算，当日不计"),
]
Extended = Annotated[bool, typer.Option("--extended", help="连同规定的延长一起算")]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="起..止=事由",
        help="不计入的日子，如 2026-03-03..2026-03-05=听证；止日空着就是仍在进行；可写多次",
    ),
]


def deadline(
    name: Annotated[str, typer.Argument(metavar="名称", help="期间的名称，见 yijian law list")],
    *,
    jurisdiction: Jurisdiction,
    start: Start,
    extended: Extended = False,
    without: Without = None,
    as_json: Json = False,
) -> None:
    """一个期间的最后一日：跳过哪些日子、依据哪些条文；放假安排未公布时是暂定。"""
    from yijian.law import Law
    from yijian.law.deadline import deadline as reckon_deadline
    from yijian.law.periods import Exclusion

    excluded = [Exclusion(*_span(text)) for text in without or []]
    found = reckon_deadline(
        Law.load(), name, jurisdiction, start, extended=extended, excluded=excluded
    )
    if as_json:
        emit(found.as_json())
        return
    ends = found.deadline
    state = "确定"
    if ends.missing_year is not None:
        state = f"暂定：{ends.missing_year} 年的放假安排尚未公布或录入，届时可能更晚"
    elif ends.waiting is not None:
        state = f"暂定：{ends.waiting}仍在进行，期间停着"
    show_facts(
        f"{found.value.title}：最后一日 {ends.last_day}",
        [
            ("期间", found.as_json()["period"]),
            ("起算", f"{start} 的次日"),
            ("确定与否", state),
            ("依据", "；".join(ends.articles) or "本系统的默认值，没有条文"),
        ],
    )
    for skipped in ends.skipped:
        say(f"· {skipped.day} 不计：{skipped.why}")
    say(f"共跳过 {count(len(ends.skipped))} 日。")


def _span(text: str) -> tuple[date, date | None, str]:
    days, _, why = text.partition("=")
    first, dots, last = days.partition("..")
    if not (dots and why):
        raise UsageError("cli.without", f"“{text}”应写成 2026-03-03..2026-03-05=听证")
    return day(first), day(last) if last else None, why
