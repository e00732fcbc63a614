"""``yijian rules bench``: how long each rule takes over a lake."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from yijian.cli.audit import STATES, step_name
from yijian.cli.many_rules import RuleCodes, split
from yijian.cli.options import (
    EngineName,
    Json,
    Jurisdiction,
    LakeFolder,
    Master,
    Memory,
    RulebookFolder,
    Threads,
)
from yijian.cli.progress import Bar, progress
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import count, lasting

_PLACES = 3


class Stopwatch:
    """Reads the seconds of each rule from a run's own reports, before the run tidies up."""

    def __init__(self, out: Path, bar: Bar) -> None:
        self.out, self.bar = out, bar
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str, done: float) -> None:
        """Pass the step on; at the last one the reports of all tasks are there."""
        from yijian.audit.run.plan import folder
        from yijian.audit.run.stage import TaskReport

        self.bar(step, done)
        if step != "assemble":
            return
        for path in sorted((folder(self.out) / "done").glob("*.json")):
            for rule in TaskReport.model_validate_json(path.read_bytes()).rules:
                self.seconds[rule.code] = self.seconds.get(rule.code, 0.0) + rule.seconds


def bench(
    *,
    lake: LakeFolder,
    jurisdiction: Jurisdiction,
    rules: RuleCodes = None,
    rulebook: RulebookFolder = None,
    engine: EngineName = "duckdb",
    master: Master = "local[2]",
    memory: Memory = "4GB",
    threads: Threads = 2,
    as_json: Json = False,
) -> None:
    """跑一次稽核，量每条规则用了多少秒；结果不保留。"""
    from yijian.audit.rulebook.rulebook import load_rulebook
    from yijian.audit.run.start import RunRequest, run_audit

    book = load_rulebook(rulebook).only(split(rules or []))
    with tempfile.TemporaryDirectory(prefix="yijian-bench-") as folder:
        out = Path(folder).resolve() / "run"
        request = RunRequest(
            lake=lake,
            jurisdiction=jurisdiction,
            out=out,
            rulebook=book,
            engine=engine,
            master=master,
            memory=memory,
            threads=threads,
        )
        began = time.perf_counter()
        with progress("测速", step_name) as bar:
            watch = Stopwatch(out, bar)
            summary = run_audit(request, watch)
        whole = time.perf_counter() - began
    answer = _answer(summary, watch.seconds, whole)
    if as_json:
        emit(answer)
        return
    _show(answer)


def _answer(summary: dict[str, Any], seconds: dict[str, float], whole: float) -> dict[str, Any]:
    rules = [
        {
            "code": rule["code"],
            "name": rule["name"],
            "assessed": rule["assessed"],
            "hit": rule["hit"],
            "state": rule["state"],
            "seconds": round(seconds.get(rule["code"], 0.0), _PLACES),
        }
        for rule in summary["rules"]
    ]
    rules.sort(key=lambda rule: -float(rule["seconds"]))
    return {
        "engine": summary["engine"],
        "lines": summary["lines"],
        "seconds": round(whole, _PLACES),
        "rules_seconds": round(sum(seconds.values()), _PLACES),
        "rules": rules,
    }


def _show(answer: dict[str, Any]) -> None:
    show_table(
        f"测速（引擎 {answer['engine']}，费用明细 {count(answer['lines'])} 行）",
        ("编码", "规则", "秒", "范围内", "命中", "状态"),
        [
            (
                it["code"],
                it["name"],
                f"{it['seconds']:.3f}",
                count(it["assessed"]),
                count(it["hit"]),
                STATES.get(it["state"], it["state"]),
            )
            for it in answer["rules"]
        ],
        right=("秒", "范围内", "命中"),
        total=("合计", "", f"{answer['rules_seconds']:.3f}", "", "", ""),
    )
    say(
        f"整次运行 {lasting(answer['seconds'])}，其中规则 {lasting(answer['rules_seconds'])}，"
        "其余用于准备工作集和汇总。"
    )
    hint("看最慢的规则：yijian rules show 编码")
