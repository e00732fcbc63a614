"""``yijian audit``: the rules over the lake."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from yijian.cli.commands import Command, family
from yijian.cli.many_rules import ManyRules, RuleCodes, split
from yijian.cli.options import (
    Additions,
    Budget,
    EngineName,
    Json,
    Jurisdiction,
    KnowledgeFolder,
    LakeFolder,
    Master,
    Memory,
    OutFolder,
    RulebookFolder,
    Threads,
    day,
)
from yijian.cli.progress import progress
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import amount, count, lasting

if TYPE_CHECKING:
    from yijian.audit.rulebook.rulebook import Rulebook
    from yijian.audit.run.start import RunRequest

STATES = {"done": "完成", "no_knowledge": "缺知识", "stopped": "被停止"}

From = Annotated[
    date | None,
    typer.Option("--from", metavar="日期", parser=day, help="费用发生的第一天，含当日"),
]
To = Annotated[
    date | None,
    typer.Option("--to", metavar="日期", parser=day, help="费用发生的最后一天，含当日"),
]

Keep = Annotated[
    bool, typer.Option("--keep", help="留下中间结果，供以后用 --since 接着算；约为疑点的几倍大")
]
Since = Annotated[
    Path | None,
    typer.Option(
        "--since", metavar="运行目录", help="同一个湖的一次 --keep 的运行，没变的段不重算"
    ),
]

app = family("audit", "稽核：用规则、知识和法律参数检查湖里的数据")


@app.command("run", cls=ManyRules)
def run(
    *,
    lake: LakeFolder,
    jurisdiction: Jurisdiction,
    out: OutFolder,
    first: From = None,
    last: To = None,
    rules: RuleCodes = None,
    rulebook: RulebookFolder = None,
    knowledge: KnowledgeFolder = None,
    engine: EngineName = "duckdb",
    master: Master = "local[2]",
    memory: Memory = "4GB",
    threads: Threads = 2,
    budget: Budget = 600.0,
    additions: Additions = None,
    keep: Keep = False,
    since: Since = None,
    as_json: Json = False,
) -> None:
    """稽核：写出疑点、疑点明细、覆盖和 run.json；中断后再运行同一条命令即从断处继续。"""
    from yijian.audit.run.start import RunRequest
    from yijian.kernel.dates import DateRange

    request = RunRequest(
        lake, jurisdiction, out, _chosen(rulebook, rules), DateRange(first, last),
        engine=engine, master=master, memory=memory, threads=threads, budget=budget,
        tables=knowledge, additions=additions, keep=keep, since=since,
    )  # fmt: skip
    answer = _done(request)
    emit(answer) if as_json else show_run(answer, out)


def _done(request: RunRequest) -> dict[str, Any]:
    from yijian.audit.run.start import run_audit

    with progress("稽核", step_name) as tell:
        return run_audit(request, tell)


@app.command("reapply", cls=Command)
def reapply(
    run: Annotated[Path, typer.Argument(metavar="运行目录", help="一次完成的运行的目录")],
    *,
    out: OutFolder,
    rulebook: RulebookFolder = None,
    additions: Additions = None,
    as_json: Json = False,
) -> None:
    """只改了核心阈值时：按现在的参数重定核心与关注，不再扫描湖；别的变了就请重新运行。"""
    from yijian.audit.backends.reapply import reapply as laid_over
    from yijian.audit.rulebook.rulebook import load_rulebook
    from yijian.law.lookup import Law

    answer = laid_over(run, out, load_rulebook(rulebook), Law.load(additions=additions))
    if as_json:
        emit(answer)
        return
    moved: dict[str, dict[str, int]] = answer["reapplied"]["rules"]
    show_table(
        f"运行 {answer['run_id']}（由 {answer['reapplied']['run_id']} 套用新阈值）",
        ("规则", "升为核心", "降为关注"),
        [(code, f"{it['up']:,}", f"{it['down']:,}") for code, it in sorted(moved.items())],
    )


def _chosen(folder: Path | None, codes: list[str] | None) -> Rulebook:
    from yijian.audit.rulebook.rulebook import load_rulebook

    return load_rulebook(folder).only(split(codes or []))


def step_name(step: str) -> str:
    """The name of a task of a run, in Chinese."""
    from yijian.audit.working_set.relations import relations

    if step == "assemble":
        return "汇总疑点"
    relation = relations().get(step.split("-")[0])
    if relation is not None and relation.name != "person":
        return f"按{relation.title}判断"
    return "逐人判断"


def show_run(answer: dict[str, Any], out: Path) -> None:
    """The result of a run, for people."""
    keys = ("assessed", "hit", "passed", "cannot_assess")
    rules: list[dict[str, Any]] = answer["rules"]
    show_table(
        f"运行 {answer['run_id']}（引擎 {answer['engine']}）",
        ("编码", "规则", "范围内", "命中", "通过", "无法判断", "状态"),
        [
            (
                it["code"],
                it["name"],
                *(count(it[key]) for key in keys),
                STATES.get(it["state"], it["state"]),
            )
            for it in rules
        ],
        right=("范围内", "命中", "通过", "无法判断"),
        total=("合计", "", *(count(sum(it[key] for it in rules)) for key in keys), ""),
    )
    for it in rules:
        if it.get("reason"):
            say(f"· {it['code']} {it['name']}：{STATES.get(it['state'])}，{it['reason']}")
    if answer.get("quality"):
        _show_quality(answer["quality"], out)
    say(
        f"费用明细 {count(answer['lines'])} 行，疑点 {count(answer['findings'])} 条，"
        f"涉及费用 {amount(answer['fee_amount'])}，"
        f"基金 {amount(answer['counted_fund_amount'])}，用时 {lasting(float(answer['seconds']))}"
    )
    if reused := answer.get("reused"):
        why = f"；{reused['why']}" if reused["why"] else ""
        say(f"沿用早先运行的 {reused['tasks']} 段，共 {reused['of']} 段{why}")
    say(f"结果在 {out}")
    hint(f"有答案时对答案 yijian evaluate --labels labels.parquet --findings {out}")


def _show_quality(faults: dict[str, int], out: Path) -> None:
    from yijian.claims.quality.faults import quality_faults

    names = {fault.code: fault.name for fault in quality_faults()}
    said = "；".join(f"{code} {names.get(code, '')} {count(n)}" for code, n in faults.items())
    say(f"数据质量问题：{said}（逐行见 {out / 'quality.parquet'}）")
