"""Running the cases of a rulebook: one lake and one audit for all, then each case compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.cases.build import Builder, Naming, Tables, item_code, moment, own_rows
from yijian.audit.cases.compare import Outcome, judge
from yijian.audit.cases.format import Case, CaseFile, Row, read_cases
from yijian.audit.knowledge.kinds import kinds, load_rows
from yijian.audit.knowledge.resolve import Resolved
from yijian.audit.rulebook.rulebook import Rulebook
from yijian.audit.run.plan import Engine
from yijian.audit.run.start import RunRequest, run_audit
from yijian.audit.sql.check import CheckedRule
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused

TOGETHER = "together"
"""The lake that most cases share."""
_MADE_AT = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed mark, no clock is read
_FIRST = {"fee_list_d": [{"hilist_code": "FIRST", "fee_ocur_time": datetime(2001, 1, 1, 9)}]}  # noqa: DTZ001


@dataclass(frozen=True)
class CaseResult:
    """What became of one case; ``why`` says what differs when it failed."""

    rule_code: str
    case_id: str
    kind: str
    what: str
    passed: bool
    why: str = ""


@dataclass(frozen=True)
class CaseReport:
    """All results on one engine."""

    engine: str
    results: tuple[CaseResult, ...]

    @property
    def failed(self) -> int:
        """How many cases failed."""
        return sum(not result.passed for result in self.results)

    def as_json(self) -> dict[str, Any]:
        """The JSON of ``yijian rules test``."""
        return {
            "engine": self.engine,
            "passed": len(self.results) - self.failed,
            "failed": self.failed,
            "cases": [vars(result) for result in self.results],
        }


@dataclass(frozen=True)
class _Numbered:
    rule: CheckedRule
    file: CaseFile
    case: Case
    naming: Naming


def run_cases(
    rulebook: Rulebook,
    engine: Engine,
    codes: Sequence[str],
    work_dir: Path,
    progress: Callable[[str, float], None] | None = None,
    *,
    master: str = "local[2]",
    apart: bool = True,
) -> CaseReport:
    """Run the cases of the rules named by ``codes`` (all when empty) on an engine.

    ``work_dir`` must be empty; lakes and runs are left there for whoever wants to look: the cases
    that share a lake below ``together``. Without ``apart``, those that need one of their own (a
    short look-back, missing knowledge) are left out. ``master`` is where Spark runs.

    Raises:
        UsageError: an unknown code, a rule without cases.
        BadInput: a case file that is not as described.
    """
    chosen = rulebook.only(codes)
    numbered = _number(chosen)
    together = [item for item in numbered if not item.case.apart]
    groups = {TOGETHER: together} | (_apart(numbered) if apart else {})
    groups = {name: items for name, items in groups.items() if items}
    results: dict[int, CaseResult] = {}
    for position, (name, items) in enumerate(groups.items()):
        if progress:
            progress(name, position / len(groups))
        for item, result in zip(items, _run(items, engine, master, work_dir / name), strict=True):
            results[item.naming.number] = result
    return CaseReport(engine, tuple(results[number] for number in sorted(results)))


def _apart(numbered: Sequence[_Numbered]) -> dict[str, list[_Numbered]]:
    """The cases that cannot share a lake with all others, by the lake that they can share."""
    groups = {"no-knowledge": [item for item in numbered if item.case.knowledge_missing]}
    for item in numbered:
        if item.case.history == "short":
            groups.setdefault(f"short-{_first_day(item)}", []).append(item)
    return groups


def _number(rulebook: Rulebook) -> list[_Numbered]:
    found: list[_Numbered] = []
    for rule in rulebook:
        file = read_cases(rule.rule)
        for case in file.cases:
            peerless = rule.grain.phase == "gathered"
            naming = Naming(len(found) + 1, rule.card.code, peerless)
            found.append(_Numbered(rule, file, case, naming))
    return found


def _first_day(item: _Numbered) -> str:
    """The first day of a lake of this case alone; cases that share it may share the lake."""
    lines = Builder(item.case).build()["fee_list_d"]
    days = [moment(line["fee_ocur_time"]).date() for line in lines if line["fee_ocur_time"]]
    return str(min(days, default=""))


def _run(items: Sequence[_Numbered], engine: Engine, master: str, folder: Path) -> list[CaseResult]:
    tables: Tables = {}
    for item in items:
        _add(tables, own_rows(Builder(item.case).build(), item.naming))
    if not any(item.case.history == "short" for item in items):
        first = Case(id="first", kind="hit", what="湖的第一天", given=_FIRST, expect="passed")
        _add(tables, own_rows(Builder(first).build(), Naming(0, items[0].rule.card.code)))
    lake = Lake(folder / "lake")
    _import(lake, tables, folder / "files")
    rules = {item.rule.card.code: item.rule for item in items}
    out = folder / "run"
    request = RunRequest(
        lake=lake.path,
        jurisdiction="national",
        out=out,
        rulebook=Rulebook(tuple(rules[code] for code in sorted(rules))),
        engine=engine,
        master=master,
        memory="2GB",
        knowledge=_knowledge(items, folder / "knowledge"),
    )
    run_audit(request)
    outcome = Outcome.read(out)
    return [_result(item, judge(item.case, item.rule, item.naming, outcome)) for item in items]


def _result(item: _Numbered, why: str) -> CaseResult:
    case = item.case
    return CaseResult(item.rule.card.code, case.id, case.kind, case.what, not why, why)


def _add(tables: Tables, more: Tables) -> None:
    for name, rows in more.items():
        tables.setdefault(name, []).extend(rows)


def _import(lake: Lake, tables: Tables, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        if rows:
            columns = sorted({column for row in rows for column in row})
            table = pa.table(
                {c: pa.array([_text(row.get(c)) for row in rows], pa.string()) for c in columns}
            )
            pq.write_table(table, folder / f"{name}.parquet")
    report = import_paths(lake, [folder], made_at=_MADE_AT).as_json()
    lost = {n: t["rejected"] for n, t in report["tables"].items() if t["rejected"]}
    if lost:
        raise Refused("cases.rejected", f"用例的数据没有被接收：{lost}，详见 {report['rejects']}")


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _knowledge(items: Sequence[_Numbered], folder: Path) -> Resolved:
    rows: dict[str, list[Row]] = {kind: [] for kind in kinds()}
    if any(item.case.knowledge_missing for item in items):
        return _written(rows, folder)
    for rule, file in {item.rule.card.code: (item.rule, item.file) for item in items}.values():
        for kind, given in file.knowledge.items():
            rows[kind] += [_named(row, rule.card.code) for row in given]
    return _written(rows, folder)


def _written(rows: dict[str, list[Row]], folder: Path) -> Resolved:
    folder.mkdir(parents=True)
    for kind, given in rows.items():
        pq.write_table(load_rows(kind, given), folder / f"{kind}.parquet")
    return Resolved(
        paths={kind: folder / f"{kind}.parquet" for kind in rows},
        rows={kind: len(given) for kind, given in rows.items()},
        digest="cases",
    )


def _named(row: Row, rule: str) -> Row:
    items = {"hilist_code", "main_code", "sub_code", "first_line_code", "service_code"}
    return {c: item_code(rule, v) if c in items else v for c, v in row.items()}
