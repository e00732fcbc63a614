"""Comparing what a run found with what a case expects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from yijian.audit.cases.build import Naming
from yijian.audit.cases.format import CannotAssess, Case, Hit, Row
from yijian.audit.sql.check import CheckedRule

Key = tuple[str, str | None]


def _by_rule_and_area(rows: list[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault((row["rule_code"], row["admdvs"]), []).append(row)
    return found


@dataclass(frozen=True)
class Outcome:
    """The files of a run, by rule and area."""

    findings: list[Row]
    lines: dict[str, list[Row]]
    coverage: list[Row]

    @classmethod
    def read(cls, out: Path) -> Outcome:
        """Read the files of the run in ``out``."""
        lines: dict[str, list[Row]] = {}
        for row in pq.read_table(out / "finding_lines.parquet").to_pylist():
            lines.setdefault(row["finding_id"], []).append(row)
        return cls(
            findings=pq.read_table(out / "findings.parquet").to_pylist(),
            lines=lines,
            coverage=pq.read_table(out / "coverage_by_area.parquet").to_pylist(),
        )

    @cached_property
    def _findings(self) -> dict[Key, list[Row]]:
        return _by_rule_and_area(self.findings)

    @cached_property
    def _coverage(self) -> dict[Key, list[Row]]:
        return _by_rule_and_area(self.coverage)

    def covered(self, code: str, area: str) -> list[Row]:
        """What became of a rule's units in an area."""
        return self._coverage.get((code, area), [])

    def rows(self, code: str, area: str) -> list[Row]:
        """What a rule found in an area: one row per line, or per finding that has no lines."""
        found: list[Row] = []
        for finding in self._findings.get((code, area), ()):
            found += self._rows_of(finding)
        return found

    def _rows_of(self, finding: Row) -> list[Row]:
        evidence = json.loads(finding["evidence"])
        lines = self.lines.get(finding["finding_id"])
        if not lines:
            return [{**evidence[0], **_plain(finding)}]
        found = []
        for line in lines:
            shown: Row = next(
                (
                    e
                    for e in evidence
                    if all(e.get(k) == line[k] for k in ("setl_id", "bkkp_sn", "role"))
                ),
                {},
            )
            found.append({**shown, **_plain(finding), **line})
        return found


def _plain(finding: Row) -> Row:
    return {k: v for k, v in finding.items() if k not in ("evidence", "setl_id", "role")}


def judge(case: Case, rule: CheckedRule, naming: Naming, outcome: Outcome) -> str:
    """Empty when the case came out as expected, else a sentence that says what differs."""
    code = rule.card.code
    rows = outcome.rows(code, naming.area)
    covered = outcome.covered(code, naming.area)
    guilty = [row for row in rows if row.get("role", "违规") == "违规"]
    if isinstance(case.expect, Hit):
        return _compare(case.expect, guilty, rows, naming)
    if guilty:
        return f"不应命中，却命中 {[_short(row) for row in guilty]}"
    return _coverage(case, covered)


def _coverage(case: Case, covered: list[Row]) -> str:
    unjudged = {row["reason"] for row in covered if row["state"] == "cannot_assess"}
    if isinstance(case.expect, CannotAssess):
        if case.expect.cannot_assess not in unjudged:
            return f"应为无法判断（{case.expect.cannot_assess}），实为 {_states(covered)}"
    elif case.expect == "out_of_scope":
        if covered:
            return f"应在范围之外，实为 {_states(covered)}"
    elif unjudged or not covered:
        return f"应为判断后通过，实为 {_states(covered)}"
    return ""


def _states(covered: list[Row]) -> str:
    return "、".join(f"{r['state']} {r['reason'] or ''} {r['n']}" for r in covered) or "范围之外"


def _compare(expected: Hit, guilty: list[Row], rows: list[Row], naming: Naming) -> str:
    left = list(guilty)
    for wanted in expected.hit:
        match = next((row for row in left if _fits(wanted, row, naming)), None)
        if match is None:
            return f"没有找到 {wanted}；命中的是 {[_short(row) for row in guilty]}"
        left.remove(match)
    if left:
        return f"多命中了 {[_short(row) for row in left]}"
    if expected.involved is not None:
        involved = sorted(row["bkkp_sn"] for row in rows if row.get("role") == "涉及")
        if involved != sorted(expected.involved):
            return f"涉及的行应为 {sorted(expected.involved)}，实为 {involved}"
    return ""


def _fits(wanted: Row, row: Row, naming: Naming) -> bool:
    return all(
        _same(naming.name(column, value), row.get(column)) for column, value in wanted.items()
    )


def _same(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is found
    try:
        return Decimal(str(wanted)) == Decimal(str(found))
    except InvalidOperation:
        return str(wanted) == str(found)


def _short(row: Row) -> Row:
    names = ("setl_id", "bkkp_sn", "fee_amount", "fund_amount", "measured", "limit_value", "zone")
    return {name: str(row[name]) for name in names if row.get(name) is not None}
