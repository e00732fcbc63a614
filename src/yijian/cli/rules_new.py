"""``yijian rules new``: the two files of a rule with what there is to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from yijian.audit.rulebook.template import cases_template, rule_template
from yijian.cli.options import Json, one_of
from yijian.cli.screen import emit, hint, say
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import write_atomic

TIERS = ("政策", "管理", "指标", "医疗", "追溯", "欺诈")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def new(
    name: Annotated[
        str, typer.Argument(metavar="名称", help="文件名，小写英文和下划线，如 drug_price")
    ],
    *,
    tier: Annotated[
        str, typer.Option("--tier", metavar="类别", parser=one_of(TIERS), help="、".join(TIERS))
    ],
    folder: Annotated[
        Path, typer.Option("--dir", metavar="目录", help="放在哪个文件夹，没有就建立")
    ] = Path("rulebook"),
    as_json: Json = False,
) -> None:
    """起草一条规则：写出 SQL 和用例两个文件，逐项说明要填什么；填好之前通不过检查。"""
    if not _NAME.match(name):
        raise UsageError("rules.name", f"名称“{name}”不行；应为小写英文、数字和下划线，字母开头")
    made = [folder / f"{name}.sql", folder / f"{name}.cases.yaml"]
    for path in made:
        if path.exists():
            raise Refused("rules.exists", f"{path} 已经存在，没有改动；请换一个名称或 --dir 目录")
    for path, text in zip(made, (rule_template(tier), cases_template()), strict=True):
        write_atomic(path, text.encode())
    if as_json:
        emit({"files": [str(path) for path in made]})
        return
    for path in made:
        say(f"写出 {path}")
    hint(f"按文件里的说明填好，再运行 yijian rules test --rulebook {folder} {name}")
