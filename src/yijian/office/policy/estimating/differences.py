"""Two runs of the same rules over the same data on either side of a decision, compared."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

COLUMNS = ["finding_id", "rule_code", "fixmedins_code", "occurred_from", "fee_amount",
           "fund_amount"]  # fmt: skip
MONEY = ("fee_amount", "fund_amount")
APPEARS, VANISHES, MOVES = "新增", "消失", "金额变动"
FILE = "differences.parquet"
SIDES = ("before", "after")
_COUNTED = {"appeared": APPEARS, "vanished": VANISHES, "changed": MOVES}
_ZERO = Decimal("0.00")


def compare_runs(folder: Path, shown: int) -> dict[str, Any]:
    """What the runs in ``folder/before`` and ``folder/after`` found differently.

    Writes every finding that differs to ``folder/differences.parquet``. Answers ``rules`` and
    ``institutions`` (the ``shown`` most affected) with counts and yuan (as text) of both sides, how
    many findings appeared, vanished or changed their amount, by how many yuan the fund amounts of
    findings go ``up`` and ``down``, and how many distinct ``settlements`` that concerns.
    """
    runs = {side: _run(folder / side) for side in SIDES}
    found = {side: _findings(folder / side) for side in SIDES}
    differing = differing_rows(found["before"], found["after"])
    pq.write_table(differing, folder / FILE)
    return {
        "lines": runs["before"]["lines"],
        "lake_version": runs["before"]["lake_version"],
        "rules": _by_rule(runs, found, _moves(differing, "rule_code")),
        "institutions": by_institution(differing, found, shown),
        "settlements": _settlements(folder, differing),
        **_moves(differing).get(None, _STILL),
    }


def _moves(differing: pa.Table, by: str | None = None) -> dict[str | None, dict[str, Any]]:
    """How many findings appeared, vanished, changed their amount, and the yuan up and down.

    By the values of a column; without one, of all under None, if any differs.
    """
    zero = pa.scalar(_ZERO, differing.schema.field("fund_amount").type)
    kinds = differing["kind"]
    before = pc.if_else(pc.equal(kinds, APPEARS), zero, differing["fund_amount"])
    step = pc.subtract(differing["new_fund"], before)
    nothing = pc.subtract(zero, zero)
    columns = {
        "by": differing[by] if by else pa.repeat("", len(differing)),
        "up": pc.if_else(pc.greater(step, nothing), step, nothing),
        "down": pc.if_else(pc.less(step, nothing), pc.negate(step), nothing),
        **{name: pc.equal(kinds, kind).cast(pa.int64()) for name, kind in _COUNTED.items()},
    }
    names = [*_COUNTED, "up", "down"]
    summed = pa.table(columns).group_by("by").aggregate([(name, "sum") for name in names])
    return {
        row["by"] if by else None: {
            **{name: row[f"{name}_sum"] for name in _COUNTED},
            "up": f"{row['up_sum']:.2f}",
            "down": f"{row['down_sum']:.2f}",
        }
        for row in summed.to_pylist()
    }


def _settlements(folder: Path, differing: pa.Table) -> int:
    """The distinct settlements whose lines stand in a finding that differs, on either side."""
    ids, met = differing["finding_id"].combine_chunks(), set()
    for side in SIDES:
        names = ["finding_id", "fixmedins_code", "setl_id"]
        lines = pq.read_table(folder / side / "finding_lines.parquet", columns=names)
        lines = lines.filter(pc.is_in(lines["finding_id"], value_set=ids))
        keys = lines.select(names[1:]).group_by(names[1:]).aggregate([])
        met |= {tuple(row.values()) for row in keys.to_pylist() if row["setl_id"]}
    return len(met)


def _run(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return said


def _findings(folder: Path) -> pa.Table:
    return pq.read_table(folder / "findings.parquet", columns=COLUMNS)


def differing_rows(before: pa.Table, after: pa.Table) -> pa.Table:
    """The findings of one side only, and those whose amount is another; signed by ``kind``."""
    gone = _without(before, after)
    new = _without(after, before)
    amounts = after.select(["finding_id", "fund_amount"]).rename_columns(["finding_id", "new_fund"])
    both = before.join(amounts, "finding_id", join_type="inner")
    moved = both.filter(pc.not_equal(both["fund_amount"], both["new_fund"]))
    zero = pa.scalar(_ZERO, before.schema.field("fund_amount").type)
    parts = [
        _marked(gone, VANISHES, pa.repeat(zero, len(gone))),
        _marked(new, APPEARS, new["fund_amount"]),
        _marked(moved.drop_columns(["new_fund"]), MOVES, moved["new_fund"]),
    ]
    order = [("kind", "ascending"), ("finding_id", "ascending")]
    return pa.concat_tables(parts, promote_options="permissive").sort_by(order)


def _without(rows: pa.Table, others: pa.Table) -> pa.Table:
    known = pc.is_in(rows["finding_id"], value_set=others["finding_id"].combine_chunks())
    return rows.filter(pc.invert(known))


def _marked(rows: pa.Table, kind: str, new_fund: Any) -> pa.Table:
    rows = rows.select(COLUMNS)
    return rows.append_column("new_fund", new_fund).append_column(
        "kind", pa.array([kind] * len(rows), pa.string())
    )


def _by_rule(
    runs: dict[str, dict[str, Any]],
    found: dict[str, pa.Table],
    moves: dict[str | None, dict[str, Any]],
) -> list[dict[str, Any]]:
    sums = {side: sums_of(found[side], "rule_code") for side in SIDES}
    told = {side: {it["code"]: it for it in runs[side]["rules"]} for side in SIDES}
    return [
        {
            "code": code,
            "name": told["before"][code]["name"],
            **moves.get(code, _STILL),
            **{
                side: {
                    **sums[side].get(code, _NONE),
                    "hit": told[side][code]["hit"],
                    "cannot_assess": told[side][code]["cannot_assess"],
                }
                for side in SIDES
            },
        }
        for code in sorted(told["before"])
    ]


_NONE = {"findings": 0, "fee": "0.00", "fund": "0.00"}
_STILL = {"appeared": 0, "vanished": 0, "changed": 0, "up": "0.00", "down": "0.00"}


def by_institution(
    differing: pa.Table, found: dict[str, pa.Table], shown: int
) -> list[dict[str, Any]]:
    """The ``shown`` institutions with the most differing findings, with the sums of both sides."""
    counts = differing.group_by("fixmedins_code").aggregate([([], "count_all")])
    counts = counts.sort_by([("count_all", "descending"), ("fixmedins_code", "ascending")])
    sums = {side: sums_of(found[side], "fixmedins_code") for side in SIDES}
    moves = _moves(differing, "fixmedins_code")
    return [
        {
            "code": row["fixmedins_code"] or "",
            "differing": row["count_all"],
            **moves[row["fixmedins_code"]],
            **{side: sums[side].get(row["fixmedins_code"], _NONE) for side in SIDES},
        }
        for row in counts.slice(0, shown).to_pylist()
    ]


def sums_of(rows: pa.Table, by: str) -> dict[str, dict[str, Any]]:
    """Value of a column to ``findings``, ``fee`` and ``fund`` (yuan as text)."""
    asked = [("fee_amount", "sum"), ("fund_amount", "sum"), ([], "count_all")]
    summed = rows.group_by(by).aggregate(asked).to_pylist()
    return {
        row[by]: {
            "findings": row["count_all"],
            "fee": str(row["fee_amount_sum"]),
            "fund": str(row["fund_amount_sum"]),
        }
        for row in summed
    }


def read_differences(folder: Path) -> list[tuple[Any, ...]] | None:
    """What :func:`compare_runs` wrote, as rows for a spreadsheet; None where there is nothing."""
    path = folder / FILE
    if not path.is_file():
        return None
    names = ["kind", "finding_id", "rule_code", "fixmedins_code", "occurred_from", "fee_amount",
             "fund_amount", "new_fund"]  # fmt: skip
    return [_row(row) for row in pq.read_table(path, columns=names).to_pylist()]


def _row(row: dict[str, Any]) -> tuple[Any, ...]:
    """A finding that appears has no fund amount under today's value."""
    before = _ZERO if row["kind"] == APPEARS else row["fund_amount"]
    return (*(row[name] for name in ("kind", "finding_id", "rule_code", "fixmedins_code",
            "occurred_from", "fee_amount")), before, row["new_fund"])  # fmt: skip
