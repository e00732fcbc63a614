"""``yijian lake``: files into the lake, and what lies in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.clock import moment
from yijian.cli.commands import Command, family
from yijian.cli.options import Json, LakeFolder, Paths
from yijian.cli.progress import progress
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import count

COUNTS = {
    "total": "总数",
    "accepted": "收下",
    "rejected": "拒收",
    "current": "现行",
    "superseded": "已被更正",
    "deleted_mark": "标记作废",
    "duplicate": "重复",
}

COMPARED = {
    "copy": "副本",
    "uploaded": "上传",
    "same": "相同",
    "differing": "内容不同",
    "not_uploaded": "上传里没有",
    "not_in_copy": "副本里没有",
    "repeated": "副本内重复",
    "unreadable": "无法识别或作废",
}
Differences = Annotated[
    Path, typer.Option("--out", help="写出逐条差别的 CSV 文件；已有同名文件时不覆盖")
]

app = family("lake", "数据湖：导入国家表的文件，查看湖里有什么，与副本比对")


@app.command("import", cls=Command)
def import_files(paths: Paths, *, lake: LakeFolder, as_json: Json = False) -> None:
    """把国家表的文件（Parquet、CSV）导入数据湖，作为一个批次，逐表报告行数。"""
    from yijian.claims.intake import import_paths
    from yijian.claims.lake import Lake

    with progress("入湖") as tell:
        report = import_paths(Lake(lake), paths, made_at=moment(), progress=tell)
    answer = report.as_json()
    if as_json:
        emit(answer)
        return
    _show_import(answer, str(lake))


def _show_import(answer: dict[str, Any], lake: str) -> None:
    if answer["batch"] is None:
        say("没有新内容：这些文件此前都已导入，数据湖保持原样。")
    else:
        from yijian.claims.schema import tables

        counted: dict[str, dict[str, int]] = answer["tables"]
        rows = [
            (name, tables()[name].title, *(count(one[key]) for key in COUNTS))
            for name, one in counted.items()
        ]
        sums = [count(sum(one[key] for one in counted.values())) for key in COUNTS]
        show_table(
            f"第 {answer['batch']} 批",
            ("表", "名称", *COUNTS.values()),
            rows,
            right=COUNTS.values(),
            total=("合计", "", *sums),
        )
    for note in answer["notes"]:
        say(f"· {note}")
    if answer["rejects"]:
        say(f"拒收的行和原因：{answer['rejects']}")
    hint(f"导入知识 yijian knowledge import 路径 --lake {lake}，或稽核 yijian audit run --help")


@app.command("status", cls=Command)
def status(*, lake: LakeFolder, as_json: Json = False) -> None:
    """湖里有哪些批次、每张表多少行、费用分布在哪些月份、检查是否通过。"""
    from yijian.claims.lake import Lake
    from yijian.claims.status import lake_status

    with progress("核对数据湖"):
        answer = lake_status(Lake(lake))
    if as_json:
        emit(answer)
        return
    _show_status(answer, str(lake))


def _show_status(answer: dict[str, Any], lake: str) -> None:
    held: dict[str, dict[str, Any]] = answer["tables"]
    if not held:
        say("湖里还没有数据。")
        hint(f"yijian lake import 路径 --lake {lake}")
        return
    show_table(
        "批次",
        ("批次", "导入时间", "文件", "收下", "拒收"),
        [_batch_row(batch) for batch in answer["batches"]],
        right=("批次", "文件", "收下", "拒收"),
    )
    balanced = {check["table"]: check["balanced"] for check in answer["checks"]}
    show_table(
        "现行数据",
        ("表", "名称", "现行", "存放", "不再现行", "账目"),
        [
            (name, it["name"], count(it["current"]), count(it["stored"]),
             count(it["not_current"]), "平" if balanced.get(name, True) else "不平")
            for name, it in held.items()
        ],
        right=("现行", "存放", "不再现行"),
    )  # fmt: skip
    show_table(
        f"费用明细的月份（{answer['first_date']} 至 {answer['last_date']}）",
        ("月份", "行数"),
        [(f"{month[:4]}-{month[4:]}", count(rows)) for month, rows in answer["months"].items()],
        right=("行数",),
    )
    if answer["value_faults"]:
        say(f"{count(answer['value_faults'])} 个值无法识别，按空值存放。")
    if answer["knowledge"]:
        hint(f"yijian audit run --lake {lake} --jurisdiction 法域 --out 目录")
    else:
        say("还没有导入知识，需要知识的规则无法判断。")
        hint(f"yijian knowledge import 路径 --lake {lake}")


@app.command("compare", cls=Command)
def compare(paths: Paths, *, lake: LakeFolder, out: Differences, as_json: Json = False) -> None:
    """把现场取得的数据副本与上传到湖里的逐行比对：改动的、没有上传的、副本里没有的。"""
    from yijian.claims.comparing import compare_copy
    from yijian.claims.lake import Lake

    with progress("比对副本") as tell:
        found = compare_copy(Lake(lake), paths, out, tell)
    answer = found.as_json()
    if as_json:
        emit(answer)
        return
    _show_comparison(answer)


def _show_comparison(answer: dict[str, Any]) -> None:
    from yijian.claims.schema import tables

    show_table(
        f"副本与上传（湖的第 {answer['lake_version']} 版）",
        ("表", "名称", *COMPARED.values()),
        [
            (name, tables()[name].title, *(count(one[key]) for key in COMPARED))
            for name, one in answer["tables"].items()
        ],
        right=COMPARED.values(),
    )
    for note in answer["notes"]:
        say(f"· {note}")
    if answer["differences"]:
        say(f"逐条差别：{answer['differences']}")
    else:
        say("没有差别。")


def _batch_row(batch: dict[str, Any]) -> tuple[object, ...]:
    counted = batch["tables"].values()
    return (
        batch["batch"],
        str(batch["made_at"])[:16].replace("T", " "),
        len(batch["files"]),
        count(sum(it["accepted"] for it in counted)),
        count(sum(it["rejected"] for it in counted)),
    )
