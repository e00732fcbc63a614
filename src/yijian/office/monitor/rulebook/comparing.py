"""A version beside the live one: what each found of the same data, and what only one found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yijian.office.policy.estimating.differences import (
    APPEARS,
    COLUMNS,
    FILE,
    MOVES,
    SIDES,
    VANISHES,
    by_institution,
    differing_rows,
    sums_of,
)

_NONE = {"findings": 0, "fee": "0.00", "fund": "0.00"}
_COUNTS = ("assessed", "hit", "passed", "cannot_assess")
_ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Side:
    """A rule in a finished run: the folder, and which version of the code is meant."""

    folder: Path
    code: str
    version: int


def compare(live: Side | None, tried: Side, out: Path, shown: int) -> dict[str, Any]:
    """What ``tried`` found beside ``live`` (None: no version is in force).

    Writes every finding that differs to ``out/differences.parquet``. Answers ``before`` and
    ``after`` (version, units by state, findings, yuan as text), how many findings ``appeared``,
    ``vanished`` or are in ``both`` with their fund amounts, how many of those ``changed`` it, and
    the ``shown`` institutions that differ most.
    """
    after = _findings(tried)
    before = _findings(live) if live is not None else after.slice(0, 0)
    found = dict(zip(SIDES, (before, after), strict=True))
    differing = differing_rows(before, after)
    out.mkdir(parents=True, exist_ok=True)
    pq.write_table(differing, out / FILE)
    counts = {kind: _of_kind(differing, kind) for kind in (APPEARS, VANISHES, MOVES)}
    whole = _run(tried.folder)
    return {
        "lines": whole["lines"],
        "lake_version": whole["lake_version"],
        "seconds": whole.get("seconds"),
        "before": _told(live, before) if live is not None else None,
        "after": _told(tried, after),
        "appeared": len(counts[APPEARS]),
        "appeared_fund": _fund(counts[APPEARS], "new_fund"),
        "vanished": len(counts[VANISHES]),
        "vanished_fund": _fund(counts[VANISHES], "fund_amount"),
        "both": len(after) - len(counts[APPEARS]),
        "both_fund": str(_sum(after, "fund_amount") - _sum(counts[APPEARS], "new_fund")),
        "changed": len(counts[MOVES]),
        "institutions": by_institution(differing, found, shown),
    }


def found_by(side: Side) -> dict[str, Any]:
    """How many findings a version has in a run, with their yuan as text."""
    return sums_of(_findings(side), "rule_code").get(side.code, _NONE)


def name_institutions(result: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The result with the names of its institutions."""
    for row in result["institutions"]:
        row["name"] = names.get(row["code"]) or ""
    return result


def _findings(side: Side) -> pa.Table:
    rows = pq.read_table(side.folder / "findings.parquet", columns=[*COLUMNS, "rule_version"])
    mine = pc.and_(
        pc.equal(rows["rule_code"], side.code), pc.equal(rows["rule_version"], side.version)
    )
    return rows.filter(mine).select(COLUMNS)


def _told(side: Side, findings: pa.Table) -> dict[str, Any]:
    entries = [
        it
        for it in _run(side.folder)["rules"]
        if (it["code"], it["version"]) == (side.code, side.version)
    ]
    said = entries[0] if entries else {"state": "", **dict.fromkeys(_COUNTS, 0)}
    return {
        "version": side.version,
        "state": said["state"],
        "reason": said.get("reason", ""),
        **{name: said[name] for name in _COUNTS},
        **sums_of(findings, "rule_code").get(side.code, _NONE),
    }


def _run(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return said


def _of_kind(rows: pa.Table, kind: str) -> pa.Table:
    return rows.filter(pc.equal(rows["kind"], kind))


def _fund(rows: pa.Table, column: str) -> str:
    return str(_sum(rows, column))


def _sum(rows: pa.Table, column: str) -> Decimal:
    found: Decimal | None = pc.sum(rows[column]).as_py()
    return _ZERO if found is None else found
