"""Starting a run: freeze, plan, do, assemble; or take up a run that was killed."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.backends.assembly import assemble
from yijian.audit.knowledge.resolve import Resolved, resolve
from yijian.audit.rulebook.rulebook import Rulebook
from yijian.audit.run.plan import Engine, LakeTable, LawVersion, Plan, RuleText, folder
from yijian.audit.run.reuse import KEPT, earlier_plan, keep, reusable, same_cut, take_over
from yijian.audit.run.tasks import Progress, Tasks, cut
from yijian.audit.working_set.relations import BUCKETS, relations_digest
from yijian.claims.lake import Lake
from yijian.claims.schema import tables
from yijian.claims.snapshot import Snapshot
from yijian.kernel.dates import FOREVER, DateRange
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import exclusive_lock, write_atomic, write_json
from yijian.kernel.identifiers import sha256_hex
from yijian.law.lookup import Law


@dataclass(frozen=True)
class RunRequest:
    """What is asked of a run.

    ``knowledge`` takes the place of the lake's (cases of rules), as do ``tables``, a folder that a
    trial of knowledge wrote; ``additions`` is the folder of what an office added to the law.
    ``keep`` leaves what the tasks made in ``out``; ``since`` is the folder of a kept run of the
    same lake, whose answers are taken over where no new batch touched them.
    """

    lake: Path
    jurisdiction: str
    out: Path
    rulebook: Rulebook
    dates: DateRange = field(default_factory=DateRange)
    engine: Engine = "duckdb"
    master: str = "local[2]"
    memory: str = "4GB"
    threads: int = 2
    budget: float = 600.0
    knowledge: Resolved | None = None
    tables: Path | None = None
    additions: Path | None = None
    keep: bool = False
    since: Path | None = None


def run_audit(request: RunRequest, progress: Progress | None = None) -> dict[str, Any]:
    """Run the rules over the lake; answers ``run.json``.

    ``out`` then holds ``findings.parquet``, ``finding_lines.parquet``, ``coverage.parquet``,
    ``quality.parquet`` and ``run.json``. A run that was killed goes on where it stopped; a
    finished one is given back as it is.

    Raises:
        Refused: another run is at work in ``out`` or left something else there; the run to add
            to was not kept.
        UsageError: there is no lake, no such jurisdiction.
    """
    began = time.perf_counter()
    request = replace(request, out=request.out.resolve())
    request.out.mkdir(parents=True, exist_ok=True)
    home = folder(request.out)
    with exclusive_lock(
        request.out / ".lock", f"{request.out} 里正有一次运行；等它结束，或换一个目录"
    ):
        plan = plan_of(request)
        try:
            if earlier := _finished(request.out, plan):
                _tidy(request)
                return earlier
            before = earlier_plan(request.since) if request.since else None
            plan = _prepare(same_cut(plan, before) if before else plan, request.out, home)
        finally:
            if not (home / "plan.json").exists():
                shutil.rmtree(home, ignore_errors=True)
        reused = _take_over(plan, before, request)
        reports = Tasks(plan, request.out, progress).run()
        summary = assemble(plan, reports, request.out) | {"reused": reused}
        summary["seconds"] = round(time.perf_counter() - began, 2)
        write_json(request.out / "run.json", summary)
        _tidy(request)
    return summary


def _take_over(plan: Plan, before: Plan | None, request: RunRequest) -> dict[str, Any] | None:
    if before is None or request.since is None:
        return None
    found = reusable(plan, before)
    persons = sum(task.phase == "person" for task in plan.tasks)
    taken = take_over(found, request.since, request.out)
    return {"tasks": taken, "of": persons, "why": found.why}


def _tidy(request: RunRequest) -> None:
    """After the answer is written: what the tasks made is kept or goes, and what a kill left."""
    home = folder(request.out)
    if request.keep and (home / "plan.json").exists() and not (request.out / KEPT).exists():
        keep(request.out)
    shutil.rmtree(home, ignore_errors=True)
    for left in (request.out / "progress.json", *request.out.glob(".*.tmp")):
        left.unlink(missing_ok=True)


def freeze(request: RunRequest) -> Plan:
    """Plan a run and write down what its tasks read, without doing it (benchmarks)."""
    plan = plan_of(request)
    return _prepare(plan, request.out, folder(request.out))


def _finished(out: Path, plan: Plan) -> dict[str, Any] | None:
    import json

    path = out / "run.json"
    if not path.exists():
        return None
    earlier: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if earlier.get("run_id") == plan.run_id:
        return earlier
    raise Refused(
        "run.other", f"{out} 里已有另一次运行 {earlier.get('run_id')}；请换一个 --out 目录"
    )


def _prepare(plan: Plan, out: Path, home: Path) -> Plan:
    """Write the plan down; an unfinished run goes on with the tasks it began with."""
    path = home / "plan.json"
    begun = Plan.model_validate_json(path.read_bytes()) if path.exists() else None
    if begun and (begun.run_id, begun.relations_digest) != (plan.run_id, plan.relations_digest):
        raise Refused(
            "run.unfinished",
            f"{out} 里有一次未完成的运行，它的数据、规则、日期或软件与这次不同；"
            f"请换一个 --out 目录，或删除 {home}",
        )
    for name, versions in plan.law.items():
        _write_law(home / "law" / f"{name}.parquet", versions)
    if begun:
        return plan.model_copy(update={"tasks": begun.tasks})
    write_atomic(path, plan.model_dump_json().encode())
    return plan


def _write_law(path: Path, versions: tuple[LawVersion, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.table(
        {
            "value": pa.array([Decimal(v.value) for v in versions], pa.decimal128(18, 6)),
            "begndate": pa.array([v.begndate for v in versions], pa.date32()),
            "enddate": pa.array([v.enddate for v in versions], pa.date32()),
        }
    )
    pq.write_table(table, path)


def plan_of(request: RunRequest) -> Plan:
    """The plan of a run: lake, knowledge and law as they are now, frozen."""
    snapshot = Lake(request.lake).snapshot()
    law = Law.load(additions=request.additions)
    names = sorted({name for rule in request.rulebook for name in rule.card.law})
    resolved = request.knowledge or _resolve(snapshot, request)
    lines = snapshot.rows("fee_list_d")
    if not lines:
        raise UsageError(
            "run.empty_lake", f"湖 {request.lake} 里没有费用明细；先 yijian lake import"
        )
    return Plan(
        engine=request.engine,
        master=request.master,
        jurisdiction=request.jurisdiction,
        lake=str(request.lake.resolve()),
        lake_version=snapshot.version,
        lake_digest=snapshot.digest,
        lines=lines,
        first_date=snapshot.first_date,
        last_date=snapshot.last_date,
        date_from=request.dates.first,
        date_to=request.dates.last,
        tables={name: _held(snapshot, name) for name in tables()},
        knowledge={kind: str(path.resolve()) for kind, path in resolved.paths.items()},
        knowledge_rows=dict(resolved.rows),
        knowledge_digest=resolved.digest,
        law={name: _timeline(law, name, request.jurisdiction) for name in names},
        law_digest=sha256_hex(law.digest + "\n".join(names), 32),
        relations_digest=relations_digest(),
        rules=tuple(RuleText(path=r.rule.path, text=r.rule.text) for r in request.rulebook),
        tasks=cut(request.rulebook, lines, request.engine),
        memory=request.memory,
        threads=request.threads,
        budget=request.budget,
    )


ANY = (0, BUCKETS - 1)
"""Of a file whose import did not say which person buckets it holds."""


def _held(snapshot: Snapshot, table: str) -> LakeTable:
    return LakeTable(
        files=tuple(str(path.resolve()) for path in snapshot.files(table)),
        superseded=tuple(str(path.resolve()) for path in snapshot.superseded(table)),
        buckets=tuple(tuple(it.get("buckets", ANY)) for it in snapshot.entries(table)),
    )


def _resolve(snapshot: Snapshot, request: RunRequest) -> Resolved:
    known = folder(request.out) / "knowledge"
    known.mkdir(parents=True, exist_ok=True)
    return resolve(snapshot, request.jurisdiction, known, request.tables)


def _timeline(law: Law, name: str, jurisdiction: str) -> tuple[LawVersion, ...]:
    return tuple(
        LawVersion(value=str(v.value), begndate=v.since, enddate=v.until or FOREVER)
        for v in law.timeline(name, jurisdiction)
    )
