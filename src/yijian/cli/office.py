"""``yijian office``: installing an office, and bringing in what was made elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.commands import Command, family
from yijian.cli.office_process import ask
from yijian.cli.options import Json, Jurisdiction
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.serve import Home
from yijian.cli.words import count

Folder = Annotated[Path, typer.Argument(metavar="运行目录", help="yijian audit run 的 --out 目录")]
Lake = Annotated[
    Path | None,
    typer.Option("--lake", metavar="目录", help="这次运行所用的数据湖；不写就用办公端自己的"),
]

app = family("office", "办公端：安装首个账号，装入别处做好的稽核")


@app.command("init", cls=Command)
def init(*, home: Home, jurisdiction: Jurisdiction, as_json: Json = False) -> None:
    """安装：建立这个统筹区的单位和首位账号管理员，给出只能用一次的密码。"""
    answer = ask("yijian.office.work.first_people", [jurisdiction], home, "安装办公端")
    if as_json:
        emit(answer)
        return
    accounts: list[dict[str, Any]] = answer["accounts"]
    if not accounts:
        say(f"{jurisdiction} 已有账号管理员，没有改动；忘记密码请由另一位管理员重置。")
        return
    show_table(
        "首位账号管理员（密码只显示这一次，首次登录时更换，并绑定动态口令）",
        ("单位", "账号", "一次性密码"),
        [(it["organisation"], it["username"], it["password"]) for it in accounts],
    )
    hint(f"yijian serve --home {home}")


@app.command("load", cls=Command)
def load(
    folder: Folder,
    *,
    home: Home,
    jurisdiction: Jurisdiction,
    lake: Lake = None,
    as_json: Json = False,
) -> None:
    """装入一次已做完的稽核，并使它可见；中断后再运行同一条命令即从断处继续。"""
    words = [jurisdiction, str(folder.resolve())]
    if lake is not None:
        words.append(str(lake.resolve()))
    answer = ask("yijian.office.monitor.loading.by_hand", words, home, "装入")
    if as_json:
        emit(answer)
        return
    say(
        f"运行 {answer['key']} 已可见：疑点 {count(answer['findings'])} 条，"
        f"明细 {count(answer['finding_lines'])} 行"
    )
    hint(f"yijian serve --home {home}")
