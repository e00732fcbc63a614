"""``yijian trail``: whether anybody changed what the office remembers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.commands import Command, family
from yijian.cli.office_process import ask
from yijian.cli.options import Json
from yijian.cli.screen import emit, hint, say, show_table, warn
from yijian.cli.serve import Home
from yijian.cli.words import count
from yijian.kernel.errors import UsageError

CHECKING = "yijian.office.trail.checking"
_ANCHOR = re.compile(r"[1-9]\d{0,17}:[0-9a-f]{64}")


def anchor(text: str) -> str:
    """A head that was kept outside: ``NUMBER:DIGEST``."""
    if not _ANCHOR.fullmatch(text):
        raise typer.BadParameter(f"“{text}”不行；应为 yijian trail head 给出的 序号:摘要")
    return text


OneJurisdiction = Annotated[
    str | None,
    typer.Option("--jurisdiction", metavar="法域", help="只看这个统筹区的；不写就看全部"),
]
Anchors = Annotated[
    list[str] | None,
    typer.Option(
        "--anchor",
        metavar="序号:摘要",
        parser=anchor,
        help="另行保存的对照点，须与 --jurisdiction 同用，可写多个",
    ),
]

app = family("trail", "操作留痕：核对有没有被改动、抽走或截断")


@app.command("verify", cls=Command)
def verify(
    *,
    home: Home = Path("yijian-home"),
    jurisdiction: OneJurisdiction = None,
    anchors: Anchors = None,
    as_json: Json = False,
) -> None:
    """重算每条留痕的摘要，核对有没有被改动、抽走或截断；有问题时指出是第几条，退出码为 1。"""
    if anchors and not jurisdiction:
        raise UsageError("trail.anchor", "写了 --anchor，就要用 --jurisdiction 写明是哪个统筹区的")
    _check(home, jurisdiction)
    words = ["verify", jurisdiction or "", *(anchors or [])]
    answer = ask(CHECKING, words, home, "核对留痕")
    broken = [chain for chain in answer["chains"] if not chain["whole"]]
    message = "；".join(f"{_title(chain)}：{chain['fault']}" for chain in broken)
    if as_json:
        fault = {"error": {"code": "trail.broken", "message": message}} if broken else {}
        emit({**answer, **fault})
    else:
        _show(answer["chains"])
    if broken:
        warn(f"留痕已不完整。{message}")
        raise typer.Exit(1)
    if not as_json:
        say("留痕完整：没有一条被改动、抽走或截断。")
        hint("用 yijian trail head 把最后一条的序号和摘要另行保存，作为下次核对的对照点")


@app.command("head", cls=Command)
def head(
    *,
    home: Home = Path("yijian-home"),
    jurisdiction: OneJurisdiction = None,
    as_json: Json = False,
) -> None:
    """每个统筹区最后一条留痕的序号和摘要；抄存在办公端之外，作为核对时的对照点。"""
    _check(home, jurisdiction)
    answer = ask(CHECKING, ["head", jurisdiction or ""], home, "读取链头")
    if as_json:
        emit(answer)
        return
    for it in answer["heads"]:
        say(f"{it['jurisdiction']} {it['number']}:{it['digest']}")
    if not answer["heads"]:
        say("还没有留痕。")
        return
    hint("核对时写 yijian trail verify --jurisdiction 法域 --anchor 序号:摘要")


def _show(chains: list[dict[str, Any]]) -> None:
    if not chains:
        say("还没有留痕。")
        return
    rows = [
        (_title(it), count(it["entries"]), count(it["number"]), it["fault"] or "完整")
        for it in chains
    ]
    show_table(
        "留痕", ("统筹区", "条数", "无误至第几条", "结果"), rows, right=("条数", "无误至第几条")
    )


def _title(chain: dict[str, Any]) -> str:
    from yijian.law import Law

    places, name = Law.load().jurisdictions, str(chain["jurisdiction"])
    return places[name].title if name in places else name


def _check(home: Path, jurisdiction: str | None) -> None:
    """Nothing is made where nothing is: a wrong folder is said to be wrong."""
    if not os.environ.get("YIJIAN_DATABASE_URL") and not (home / "office.sqlite3").is_file():
        raise UsageError(
            "trail.home", f"“{home}”里没有办公端的数据库；请用 --home 写明办公端的目录"
        )
    if jurisdiction is not None:
        from yijian.law import Law

        Law.load().admdvs(jurisdiction)
