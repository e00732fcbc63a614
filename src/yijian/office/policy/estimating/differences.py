"""Two runs of the same rules over the same data under two laws, compared."""

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


def compare_runs(folder: Path, shown: int) -> dict[str, Any]:
    """What the runs in ``folder/before`` and ``folder/after`` found differently.

    Writes every finding that differs to ``folder/differences.parquet``. Answers ``rules`` and
    ``institutions`` (the ``shown`` most affected) with counts and yuan (as text) of both sides, and
    how many findings appeared, vanished or changed their amount.
    """
    runs = {side: _run(folder / side) for side in SIDES}
    found = {side: _findings(folder / side) for side in SIDES}
    differing = _differing(found["before"], found["after"])
    pq.write_table(differing, folder / FILE)
    kinds = differing["kind"].to_pylist()
    return {
        "lines": runs["before"]["lines"],
        "lake_version": runs["before"]["lake_version"],
        "rules": _by_rule(runs, found),
        "institutions": _by_institution(differing, found, shown),
        "appeared": kinds.count(APPEARS),
        "vanished": kinds.count(VANISHES),
        "changed": kinds.count(MOVES),
    }


def _run(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return said


def _findings(folder: Path) -> pa.Table:
    return pq.read_table(folder / "findings.parquet", columns=COLUMNS)


def _differing(before: pa.Table, after: pa.Table) -> pa.Table:
    """The findings of one side only, and those whose amount is another; signed by ``kind``."""
    gone = _without(before, after)
    new = _without(after, before)
    amounts = after.select(["finding_id", "fund_amount"]).rename_columns(["finding_id", "new_fund"])
    both = before.join(amounts, "finding_id", join_type="inner")
    moved = both.filter(pc.not_equal(both["fund_amount"], both["new_fund"]))
    zero = pa.scalar(Decimal("0.00"), before.schema.field("fund_amount").type)
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


def _by_rule(runs: dict[str, dict[str, Any]], found: dict[str, pa.Table]) -> list[dict[str, Any]]:
    sums = {side: _sums(found[side], "rule_code") for side in SIDES}
    told = {side: {it["code"]: it for it in runs[side]["rules"]} for side in SIDES}
    return [
        {
            "code": code,
            "name": told["before"][code]["name"],
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


def _by_institution(
    differing: pa.Table, found: dict[str, pa.Table], shown: int
) -> list[dict[str, Any]]:
    counts = differing.group_by("fixmedins_code").aggregate([([], "count_all")])
    counts = counts.sort_by([("count_all", "descending"), ("fixmedins_code", "ascending")])
    sums = {side: _sums(found[side], "fixmedins_code") for side in SIDES}
    return [
        {
            "code": row["fixmedins_code"] or "",
            "differing": row["count_all"],
            **{side: sums[side].get(row["fixmedins_code"], _NONE) for side in SIDES},
        }
        for row in counts.slice(0, shown).to_pylist()
    ]


def _sums(rows: pa.Table, by: str) -> dict[str, dict[str, Any]]:
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
    before = Decimal("0.00") if row["kind"] == APPEARS else row["fund_amount"]
    return (*(row[name] for name in ("kind", "finding_id", "rule_code", "fixmedins_code",
            "occurred_from", "fee_amount")), before, row["new_fund"])  # fmt: skip
