"""``yijian rules test``: the cases of the rules on an engine."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yijian.cli.options import EngineName, Json, RulebookFolder
from yijian.cli.progress import progress
from yijian.cli.screen import emit, hint, say, show_table

if TYPE_CHECKING:
    from yijian.audit.cases import CaseReport

KINDS = {
    "hit": "命中",
    "near_miss": "擦边",
    "exemption": "例外",
    "date": "日期",
    "missing": "缺信息",
}


def run_tests(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="编码", help="只测这些规则；不写就测全部")
    ] = None,
    *,
    engine: EngineName = "duckdb",
    rulebook: RulebookFolder = None,
    as_json: Json = False,
) -> None:
    """跑规则的全部用例，最后一行是通过与失败的个数；有失败则退出码为 1。"""
    from yijian.audit.cases import run_cases
    from yijian.audit.rulebook.rulebook import load_rulebook

    with (
        tempfile.TemporaryDirectory(prefix="yijian-cases-") as folder,
        progress("跑用例", _step) as tell,
    ):
        report = run_cases(load_rulebook(rulebook), engine, codes or [], Path(folder), tell)
    if as_json:
        emit(report.as_json())
    else:
        _show(report)
    if report.failed:
        raise typer.Exit(1)


def _step(name: str) -> str:
    return "共用一个湖的用例" if name == "together" else f"单独的用例 {name.removeprefix('apart')}"


def _show(report: CaseReport) -> None:
    wrong = [it for it in report.results if not it.passed]
    by_rule: dict[str, list[bool]] = {}
    for it in report.results:
        by_rule.setdefault(it.rule_code, []).append(it.passed)
    show_table(
        f"用例（引擎 {report.engine}）",
        ("编码", "通过", "失败"),
        [(code, sum(done), len(done) - sum(done)) for code, done in by_rule.items()],
        right=("通过", "失败"),
    )
    for it in wrong:
        say(f"✗ {it.rule_code} {it.case_id}（{KINDS.get(it.kind, it.kind)}）{it.what}：{it.why}")
    if wrong:
        hint(f"yijian rules show {wrong[0].rule_code}")
    passed = len(report.results) - report.failed
    say(f"通过 {passed}，失败 {report.failed}：{passed} passed, {report.failed} failed")
