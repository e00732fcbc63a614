"""``yijian city``: the synthetic city."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from yijian.cli.commands import Command, family
from yijian.cli.options import Json, Jurisdiction, OutFolder, one_of, whole
from yijian.cli.progress import progress
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import count

FORMATS = ("parquet", "csv")

Persons = Annotated[
    int, typer.Option("--persons", metavar="人数", parser=whole(1), help="参保人数")
]
Months = Annotated[
    int, typer.Option("--months", metavar="月数", parser=whole(1), help="造几个月的数据")
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="种子", parser=whole(0), help="种子相同，结果就相同")
]
Format = Annotated[
    Literal["parquet", "csv"],
    typer.Option("--format", metavar="格式", parser=one_of(FORMATS), help="parquet 或 csv"),
]

app = family("city", "合成城市：人造的参保人、机构、就诊和申报，没有真实个人")


@app.command("make", cls=Command)
def make(
    *,
    jurisdiction: Jurisdiction,
    persons: Persons,
    months: Months,
    seed: Seed,
    out: OutFolder,
    file_format: Format = "parquet",
    as_json: Json = False,
) -> None:
    """造一座城市：国家表的文件、知识文件和答案 labels.parquet。"""
    from yijian.city.make import make_city

    with progress("造城") as tell:
        made = make_city(
            jurisdiction=jurisdiction,
            persons=persons,
            months=months,
            seed=seed,
            out=out,
            file_format=file_format,
            progress=tell,
        )
    answer = {
        "jurisdiction": made.jurisdiction,
        "seed": made.seed,
        "persons": made.persons,
        "from": made.first_day,
        "to": made.last_day,
        "out": str(out),
        "tables": made.tables,
        "labels": made.labels,
        "files": [str(path) for path in made.files],
    }
    if as_json:
        emit(answer)
        return
    _show(answer)


def _show(answer: dict[str, Any]) -> None:
    from yijian.claims.schema import tables

    say(
        f"造成一座城市：{answer['jurisdiction']}，登记 {count(answer['persons'])} 人，"
        f"{answer['from']} 至 {answer['to']}，种子 {answer['seed']}"
    )
    sizes: dict[str, int] = answer["tables"]
    show_table(
        "国家表",
        ("表", "名称", "行数"),
        [(name, tables()[name].title, count(size)) for name, size in sizes.items()],
        right=("行数",),
        total=("合计", "", count(sum(sizes.values()))),
    )
    labels: dict[str, dict[str, int]] = answer["labels"]
    show_table(
        "答案（labels.parquet）",
        ("手法", "骗保", "清白"),
        [(name, count(it["fraud"]), count(it["innocent"])) for name, it in labels.items()],
        right=("骗保", "清白"),
        total=(
            "合计",
            count(sum(it["fraud"] for it in labels.values())),
            count(sum(it["innocent"] for it in labels.values())),
        ),
    )
    hint(f"yijian lake import {answer['out']} --lake lake")
