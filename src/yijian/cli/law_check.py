"""``yijian law check``: read all of the law, and say what there is or what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yijian.cli.options import Additions, Json
from yijian.cli.screen import emit, show_facts
from yijian.cli.words import count

COUNTED = {
    "jurisdictions": "法域",
    "instruments": "文件",
    "articles": "条文",
    "parameters": "参数",
    "values": "参数的值",
    "added": "其中本单位增补",
    "lists": "代码表",
    "procedures": "程序",
    "versions": "程序的版本",
    "overlays": "放假安排",
}
Packs = Annotated[
    Path | None,
    typer.Option("--packs", metavar="目录", help="规定包所在的文件夹；不写就用软件自带的"),
]


def check(*, packs: Packs = None, additions: Additions = None, as_json: Json = False) -> None:
    """通读全部规定，核对引用、日期、单位和程序；有错就指出文件和行。"""
    from yijian.law import Law
    from yijian.law.census import census

    law = Law.load(packs, additions)
    law.check()
    found = census(law)
    if as_json:
        emit({**found, "digest": law.digest})
        return
    facts = [(COUNTED[kind], count(number)) for kind, number in found.items()]
    show_facts("规定没有发现错误", [*facts, ("摘要", law.digest)])
