"""``yijian law diff`` and ``law changes``: two places, or two days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from yijian.cli.options import Additions, Json, day
from yijian.cli.screen import emit, say, show_table
from yijian.cli.words import count

if TYPE_CHECKING:
    from yijian.law import Value

Place = Annotated[str, typer.Argument(metavar="法域", help="如 lanzhou")]
On = Annotated[
    date, typer.Option("--on", metavar="日期", parser=day, help="哪一天，写成 2026-11-21")
]
From = Annotated[date, typer.Option("--from", metavar="日期", parser=day, help="第一天，含当日")]
To = Annotated[date, typer.Option("--to", metavar="日期", parser=day, help="最后一天，含当日")]
Only = Annotated[
    str | None, typer.Option("--jurisdiction", metavar="法域", help="只看一个法域；不写就看全部")
]


def diff(
    first: Place, second: Place, *, on: On, additions: Additions = None, as_json: Json = False
) -> None:
    """两个法域在某一天规定不同的参数，各自的值和条文。"""
    from yijian.law import Law
    from yijian.law.compare import differences

    law = Law.load(additions=additions)
    found = differences(law, first, second, on)
    if as_json:
        emit({"on": on.isoformat(), "differences": [it.as_json() for it in found]})
        return
    places = law.jurisdictions
    show_table(
        f"{on}，{places[first].title}与{places[second].title}",
        ("名称", "含义", places[first].title, places[second].title),
        [(it.name, it.title, said(it.first), said(it.second)) for it in found],
    )
    say(f"共 {count(len(found))} 处不同。")


def changes(
    *,
    first: From,
    last: To,
    jurisdiction: Only = None,
    additions: Additions = None,
    as_json: Json = False,
) -> None:
    """从一天到另一天，哪些参数开始、改变或失效。"""
    from yijian.law import Law
    from yijian.law.compare import changes as changes_of

    law = Law.load(additions=additions)
    wanted = [jurisdiction] if jurisdiction else list(law.jurisdictions)
    found = [it for place in wanted for it in changes_of(law, place, first, last)]
    if as_json:
        emit({"changes": [it.as_json() for it in found]})
        return
    show_table(
        f"{first} 至 {last} 的变化",
        ("日期", "法域", "名称", "含义", "之前", "之后"),
        [
            (
                it.on.isoformat(),
                law.jurisdictions[it.jurisdiction].title,
                it.name,
                it.title,
                said(it.before),
                said(it.after),
            )
            for it in found
        ],
    )
    say(f"共 {count(len(found))} 处变化。")


def said(value: Value | None) -> str:
    """A value with its article, in one line."""
    from yijian.cli.law import value_text

    if value is None:
        return "没有规定"
    draft = "，草案" if value.status == "draft" else ""
    return f"{value_text(value)}（{value.article or '本系统的默认值'}{draft}）"
