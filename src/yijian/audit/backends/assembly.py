"""From the hits of all tasks to the three files of a run, each line counted once.

Always embedded DuckDB, whichever engine judged: hits are few, and the canonical form is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from yijian.audit.backends import assembly_sql as text
from yijian.audit.run.columns import CODE_MAP
from yijian.audit.run.coverage import JUDGED, NEAR
from yijian.audit.run.plan import Plan, folder
from yijian.audit.run.quality import code_map_sql
from yijian.audit.run.stage import TaskReport
from yijian.audit.sql.check import FIXED_OUTPUT, OPTIONAL_OUTPUT, CheckedRule
from yijian.kernel.dates import FOREVER
from yijian.kernel.files import fsync_dir, fsync_file

Totals = dict[tuple[str, str | None, str], int]


def assemble(plan: Plan, reports: Sequence[TaskReport], out: Path) -> dict[str, Any]:
    """Write ``findings``, ``finding_lines``, ``coverage`` and ``quality``; answer ``run.json``.

    Rules that were stopped in any task have no findings; all their units count as *cannot
    assess*.
    """
    return Assembly(plan, reports, out).run()


class Assembly:
    """One assembly at work."""

    def __init__(self, plan: Plan, reports: Sequence[TaskReport], out: Path) -> None:
        self.plan, self.out, self.home = plan, out, folder(out)
        self.states = _states(reports)
        self.judged: Totals = {}
        self.units: dict[str, list[str]] = {}
        for report in reports:
            for code, area, state, n in report.coverage:
                key = (code, area, state)
                self.judged[key] = self.judged.get(key, 0) + n
        self.db = duckdb.connect(config={"temp_directory": str(self.home / "scratch")})
        self.db.execute("SET TimeZone = 'UTC'")

    def run(self) -> dict[str, Any]:
        """Do it."""
        self.db.execute(text.HIT_TABLE)
        self.db.execute(text.UNIT_TABLE)
        for rule in self.plan.rulebook:
            if self.states[rule.card.code][0] == "done":
                self._take(rule)
        self._take_lines()
        self.db.execute(text.COUNTED)
        self.db.execute(
            text.FINDINGS, [self.plan.run_id, self.plan.knowledge_digest, self.plan.law_digest]
        )
        coverage = self.coverage_by_area()
        self._put("findings", "SELECT * FROM findings ORDER BY rule_code, finding_id")
        self._put("finding_lines", text.FINDING_LINES)
        self._put_coverage(coverage)
        self._put_quality()
        summary = self._summary(coverage)
        self.db.close()
        return summary

    def _files(self, kind: str, name: str) -> list[str]:
        found: list[str] = []
        for path in sorted((self.home / kind).glob(f"*/{name}.parquet")):
            task = path.parent.name
            if not (self.home / "done" / f"{task}.json").exists():
                continue
            found += (
                [str(p) for p in sorted(path.glob("*.parquet"))] if path.is_dir() else [str(path)]
            )
        return found

    def _take(self, rule: CheckedRule) -> None:
        files = self._files("hits", rule.card.code)
        if not files:
            return
        kinds = {
            row[0]: row[1]
            for row in self.db.execute("DESCRIBE SELECT * FROM read_parquet(?)", [files]).fetchall()
        }
        known = {*rule.card.anchor, *FIXED_OUTPUT, *OPTIONAL_OUTPUT}
        evidence = [name for name in kinds if name not in known or name in rule.card.evidence]
        self.db.execute(text.take_hits(rule, kinds, evidence), [files])
        grain = rule.card.grain
        if grain not in self.units:
            self.units[grain] = self._unit_columns(grain)
        if self.units[grain]:
            self.db.execute(text.take_units(rule, self.units[grain]), [rule.card.code])

    def _unit_columns(self, grain: str) -> list[str]:
        """Columns of ``units__<grain>``, the units that rules of this grain hit; none if none."""
        files = self._files("units", grain)
        if not files:
            return []
        source = f"CREATE TEMP TABLE units__{grain} AS SELECT * FROM read_parquet(?)"
        self.db.execute(source, [files])
        return [row[0] for row in self.db.execute(f"DESCRIBE units__{grain}").fetchall()]

    def _take_lines(self) -> None:
        files = self._files("lines", "*")
        source = "SELECT DISTINCT * FROM read_parquet(?, union_by_name = true)"
        if files:
            self.db.execute(f"CREATE TEMP TABLE billed AS {source}", [files])
        else:
            self.db.execute(text.NO_LINES)

    def coverage_by_area(self) -> Totals:
        """``(code, area, state)`` → units; states ``hit``, ``passed`` or a reason."""
        hits = self._hit_units()
        totals: Totals = {}

        def add(code: str, area: str | None, state: str, n: int) -> None:
            if n:
                totals[code, area, state] = totals.get((code, area, state), 0) + n

        for (code, area, state), n in self.judged.items():
            stopped = self.states[code][0] == "stopped"
            if stopped:
                add(code, area, f"规则被停止：{self.states[code][1]}", n)
            elif state == JUDGED:
                add(code, area, "passed", n - hits.get((code, area, False), 0))
            elif state.startswith(NEAR):
                add(code, area, state.removeprefix(NEAR), n - hits.get((code, area, True), 0))
            else:
                add(code, area, state, n)
        for (code, area, _), n in hits.items():
            add(code, area, "hit", n)
        return totals

    def _hit_units(self) -> dict[tuple[str, str | None, bool], int]:
        near = {rule.card.code: rule for rule in self.plan.rulebook}
        found: dict[tuple[str, str | None, bool], int] = {}
        for code, area, day, n in self.db.execute(text.HIT_UNITS).fetchall():
            key = (code, area, self._is_near(near[code], day))
            found[key] = found.get(key, 0) + n
        return found

    def _is_near(self, rule: CheckedRule, day: Any) -> bool:
        first: date | None = self.plan.first_date
        if day is None or first is None:
            return False
        for need in rule.card.parsed_needs:
            if need.kind == "history":
                for version in self.plan.law[need.name]:
                    if version.begndate <= day <= min(version.enddate, FOREVER):
                        return bool((day - first).days < int(Decimal(version.value)))
        return False

    def _put(self, name: str, sql: str) -> None:
        path = self.out / f"{name}.parquet"
        beside = self.out / f".{name}.parquet.tmp"
        self.db.execute(f"COPY ({sql}) TO '{beside}' (FORMAT parquet, COMPRESSION zstd)")
        fsync_file(beside)
        beside.replace(path)
        fsync_dir(self.out)

    def _put_coverage(self, totals: Totals) -> None:
        self.db.execute(text.COVERAGE_TABLE)
        rows = []
        for (code, area, state), n in totals.items():
            card = self.plan.rulebook.get(code).card
            plain = state in ("hit", "passed")
            answer = (state, None) if plain else ("cannot_assess", state)
            rows.append((code, card.version, card.grain, area, *answer, n))
        self._fill("coverage", rows)
        self._put("coverage", text.COVERAGE)
        self._put("coverage_by_area", "SELECT * FROM coverage ORDER BY ALL")

    def _fill(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """All rows at once: one by one, each would be a statement of its own."""
        names = [row[0] for row in self.db.execute(f"DESCRIBE {table}").fetchall()]
        columns = zip(*rows, strict=True) if rows else ((),) * len(names)
        given = pa.table({name: pa.array(it) for name, it in zip(names, columns, strict=True)})
        self.db.register("given", given)
        self.db.execute(f"INSERT INTO {table} SELECT * FROM given")
        self.db.unregister("given")

    def _put_quality(self) -> None:
        files = self._files("quality", "quality")
        if files:
            self.db.execute("CREATE TEMP TABLE quality AS SELECT * FROM read_parquet(?)", [files])
        else:
            self.db.execute(text.NO_QUALITY)
        self._judge_code_map()
        self._put("quality", text.QUALITY)

    def _judge_code_map(self) -> None:
        parts = sorted(str(p) for p in (self.home / "parts" / CODE_MAP).glob("*.parquet"))
        files = [
            str(file)
            for part in parts
            for file in (sorted(Path(part).glob("*.parquet")) if Path(part).is_dir() else [part])
        ]
        if files:
            sexed = [self.plan.knowledge[kind] for kind in ("service_sex", "drug_sex")]
            self.db.execute(text.CODE_MAP, [sexed, files])
            self.db.execute(f"INSERT INTO quality BY NAME {code_map_sql()}")

    def _rules(self, totals: Totals) -> list[dict[str, Any]]:
        """What became of each rule, for ``run.json``."""
        states = ("hit", "passed", "cannot_assess")
        counted = {rule.card.code: dict.fromkeys(states, 0) for rule in self.plan.rulebook}
        for (code, _, state), n in totals.items():
            counted[code][state if state in states else "cannot_assess"] += n
        rules = []
        for rule in self.plan.rulebook:
            code = rule.card.code
            mine = counted[code]
            state, reason = self.states[code]
            entry = {
                "code": code,
                "version": rule.card.version,
                "name": rule.card.name,
                "assessed": sum(mine.values()),
                "hit": mine["hit"],
                "passed": mine["passed"],
                "cannot_assess": mine["cannot_assess"],
                "state": state,
            }
            rules.append(entry | ({"reason": reason} if reason else {}))
        return rules

    def _summary(self, totals: Totals) -> dict[str, Any]:
        count, fee, fund = self.db.execute(text.TOTALS).fetchall()[0]
        faults = self.db.execute("SELECT code, count(*) FROM quality GROUP BY code ORDER BY code")
        return {
            "run_id": self.plan.run_id,
            "jurisdiction": self.plan.jurisdiction,
            "lake_version": self.plan.lake_version,
            "rulebook_digest": self.plan.rulebook.digest,
            "knowledge_digest": self.plan.knowledge_digest,
            "law_digest": self.plan.law_digest,
            "law": {
                name: [[v.value, v.begndate.isoformat(), v.enddate.isoformat()] for v in versions]
                for name, versions in self.plan.law.items()
            },
            "from": self.plan.date_from,
            "to": self.plan.date_to,
            "lines": self.plan.lines,
            "findings": count,
            "fee_amount": str(fee),
            "counted_fund_amount": str(fund),
            "quality": dict(faults.fetchall()),
            "engine": self.plan.engine,
            "rules": self._rules(totals),
        }


def _states(reports: Sequence[TaskReport]) -> dict[str, tuple[str, str]]:
    """Per rule ``(state, reason)``; one task that stopped it stops it everywhere."""
    order = {"done": 0, "no_knowledge": 1, "stopped": 2}
    found: dict[str, tuple[str, str]] = {}
    for report in reports:
        for rule in report.rules:
            earlier = found.get(rule.code, ("done", ""))
            if order[rule.state] >= order[earlier[0]]:
                found[rule.code] = (rule.state, rule.reason)
    return found
