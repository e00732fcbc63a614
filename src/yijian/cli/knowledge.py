"""``yijian knowledge``: published knowledge into the lake."""

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
from yijian.kernel.errors import UsageError

COLUMNS = {
    "rows": "行",
    "codes": "编码",
    "added": "新增",
    "superseded": "被取代",
    "ended": "终止",
    "rejected": "拒收",
}
IMPACT = {
    "added": "新增",
    "changed": "变更",
    "ended": "终止",
    "withdrawn": "撤回",
    "repeated": "重列",
}

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="只试算：报告会收下、拒收和改变什么，数据湖不变")
]
TrialFolder = Annotated[
    Path | None,
    typer.Option("--out", metavar="目录", help="试算的拒收、变化和知识表放在哪个文件夹"),
]

app = family("knowledge", "知识：目录限定、限价、频次等由主管部门公布的内容")


@app.command("import", cls=Command)
def import_files(
    paths: Paths,
    *,
    lake: LakeFolder,
    dry_run: DryRun = False,
    out: TrialFolder = None,
    as_json: Json = False,
) -> None:
    """导入公布的知识（XLSX 原件或 CSV），报告新增、被取代和拒收的条数。"""
    from yijian.audit.knowledge.imports import import_knowledge
    from yijian.audit.knowledge.rehearsal import rehearse_import
    from yijian.claims.lake import Lake

    if out is not None and not dry_run:
        raise UsageError("knowledge.out", "--out 只在试算时用；请同时写 --dry-run，或去掉 --out")
    with progress("试算知识" if dry_run else "导入知识") as tell:
        if dry_run:
            report = rehearse_import(Lake(lake), paths, out=out, progress=tell)
        else:
            report = import_knowledge(Lake(lake), paths, made_at=moment(), progress=tell)
    answer = report.as_json()
    if as_json:
        emit(answer)
        return
    _show(answer, str(lake))


def _show(answer: dict[str, Any], lake: str) -> None:
    if answer["dry_run"]:
        say("试算：下面是导入之后会是怎样，数据湖没有改动。")
    batches: list[dict[str, Any]] = answer["batches"]
    rows = [
        (it["batch"] or "自有", it["rule_class"], *(count(it[key]) for key in COLUMNS))
        for it in batches
    ]
    sums = [count(sum(it[key] for it in batches)) for key in COLUMNS]
    if rows:
        show_table(
            f"知识版本 {answer['version']}",
            ("批次", "规则类", *COLUMNS.values()),
            rows,
            right=COLUMNS.values(),
            total=("合计", "", *sums),
        )
    else:
        say("没有收下任何知识。")
    impact: dict[str, dict[str, int]] = answer["impact"]
    if impact:
        show_table(
            "与导入前相比",
            ("知识种类", *IMPACT.values()),
            [(kind, *(count(it.get(key, 0)) for key in IMPACT)) for kind, it in impact.items()],
            right=IMPACT.values(),
        )
    else:
        say("与导入前相比没有变化。")
    for note in answer["notes"]:
        say(f"· {note}")
    if answer["rejected"]:
        where = answer["rejects"] or "加 --out 目录可得到逐行的原因"
        said = "原因见：" if answer["rejects"] else ""
        say(f"拒收 {count(answer['rejected'])} 处，{said}{where}")
    if answer["impact_file"]:
        say(f"逐条变化见：{answer['impact_file']}")
    tables = f" --knowledge {answer['tables']}" if answer["tables"] else ""
    hint(f"yijian audit run --lake {lake} --jurisdiction 法域{tables} --out 目录")
