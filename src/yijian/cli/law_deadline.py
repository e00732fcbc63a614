"""``yijian law deadline``: the last day of a period, the days skipped, the articles."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from yijian.cli.options import Additions, Json, Jurisdiction, day
from yijian.cli.screen import emit, say, show_facts
from yijian.cli.words import count
from yijian.kernel.errors import UsageError

if TYPE_CHECKING:
    from yijian.law.deadline import Reckoned, ReckonedHours


def day_or_moment(text: str) -> date:
    """A date ``2026-11-21``, or a moment ``2026-11-21T10:00`` (Chinese time unless it says)."""
    if "T" not in text:
        return day(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        right = "应写成 2026-11-21 或 2026-11-21T10:00"
        raise typer.BadParameter(f"时刻“{text}”无法识别；{right}") from None


Start = Annotated[
    date,
    typer.Option(
        "--from",
        metavar="日期或时刻",
        parser=day_or_moment,
        help="期间由哪天的事起算，当日不计；以小时计的写到时刻，如 2026-11-21T10:00",
    ),
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
    additions: Additions = None,
    as_json: Json = False,
) -> None:
    """一个期间的最后一日：跳过哪些日子、依据哪些条文；放假安排未公布时是暂定。"""
    from yijian.law import Law
    from yijian.law.deadline import deadline as reckon_deadline
    from yijian.law.deadline import deadline_in_hours
    from yijian.law.periods import Exclusion
    from yijian.law.periods.hours import in_china

    law = Law.load(additions=additions)
    if isinstance(start, datetime):
        moment, start = start, in_china(start).date()
        if law.value(name, jurisdiction, start).unit == "hour":
            if extended or without:
                raise UsageError("cli.hours", "以小时计的期间不延长，也不扣除日子")
            _answer_hours(deadline_in_hours(law, name, jurisdiction, moment), as_json=as_json)
            return
    excluded = [Exclusion(*_span(text)) for text in without or []]
    found = reckon_deadline(law, name, jurisdiction, start, extended=extended, excluded=excluded)
    if as_json:
        emit(found.as_json())
        return
    _show(found)


def _answer_hours(found: ReckonedHours, *, as_json: bool) -> None:
    if as_json:
        emit(found.as_json())
        return
    ends = found.deadline
    show_facts(
        f"{found.value.title}：最后时刻 {_said(ends.last_moment)}",
        [
            ("期间", found.as_json()["period"]),
            ("起算", f"{_said(ends.start)}，连续计算，不扣节假日"),
            ("依据", "；".join(ends.articles) or "本系统的默认值，没有条文"),
        ],
    )


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _show(found: Reckoned) -> None:
    ends = found.deadline
    state = "确定"
    if ends.missing_year is not None:
        state = f"暂定：{ends.missing_year} 年的放假安排尚未公布或录入，届时可能更晚"
    elif ends.waiting is not None:
        state = f"暂定：{ends.waiting}仍在进行，期间停着"
    show_facts(
        f"{found.value.title}：最后一日{'' if ends.certain else '暂定'} {ends.last_day}",
        [
            ("期间", found.as_json()["period"]),
            ("起算", f"{ends.start} 的次日"),
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
