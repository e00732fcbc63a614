"""``yijian law schema``: the form of each kind of file of the law, as JSON Schema."""

from __future__ import annotations

from typing import Annotated

import typer

from yijian.cli.options import Json
from yijian.cli.screen import emit, hint, say, show_table

Wanted = Annotated[
    str | None,
    typer.Argument(metavar="种类", help="文件的种类，如 parameter；不写就列出全部种类"),
]


def schema(kind: Wanted = None, *, as_json: Json = False) -> None:
    """规定包里每种文件的写法（JSON Schema）；不写种类时列出有哪些种类。"""
    from yijian.kernel.files import to_json
    from yijian.law.schemas import KINDS, json_schema

    if kind is None:
        rows = [(name, it.title, it.files) for name, it in KINDS.items()]
        if as_json:
            fields = ("kind", "title", "files")
            emit({"kinds": [dict(zip(fields, row, strict=True)) for row in rows]})
            return
        show_table("规定包的文件", ("种类", "含义", "位置"), rows)
        hint("yijian law schema 种类 --json")
        return
    found = json_schema(kind)
    if as_json:
        emit(found)
        return
    say(to_json(found))
