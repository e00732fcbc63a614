"""Small labels and runs, written as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Row = dict[str, Any]
MONEY = pa.decimal128(16, 2)
DAY = date(2026, 3, 1)
LABELS = pa.schema(
    [
        ("label_id", pa.string()),
        ("kind", pa.string()),
        ("scheme", pa.string()),
        ("deterministic", pa.bool_()),
        ("subject_type", pa.string()),
        ("subject_code", pa.string()),
        ("fixmedins_code", pa.string()),
        ("setl_id", pa.string()),
        ("bkkp_sn", pa.string()),
        ("fund_amount", MONEY),
        ("period_from", pa.date32()),
        ("period_to", pa.date32()),
    ]
)
FINDINGS = pa.schema(
    [
        ("finding_id", pa.string()),
        ("rule_code", pa.string()),
        ("outcome", pa.string()),
        ("subject_type", pa.string()),
        ("subject_code", pa.string()),
        ("occurred_from", pa.date32()),
        ("occurred_to", pa.date32()),
        ("fund_amount", MONEY),
        ("counted_fund_amount", MONEY),
    ]
)
LINES = pa.schema(
    [(n, pa.string()) for n in ("finding_id", "fixmedins_code", "setl_id", "bkkp_sn")]
)


def label(label_id: str, scheme: str, **given: Any) -> Row:
    """A row of the labels; fraud on institution H1 on the first of March unless given."""
    plain = {
        "label_id": label_id,
        "kind": "fraud",
        "scheme": scheme,
        "deterministic": True,
        "subject_type": "institution",
        "subject_code": "H1",
        "fund_amount": Decimal("10.00"),
        "period_from": DAY,
        "period_to": DAY,
    }
    return plain | given


def line(sn: str) -> Row:
    """The key of a line of settlement s1 at H1."""
    return {"fixmedins_code": "H1", "setl_id": "s1", "bkkp_sn": sn}


def finding(finding_id: str, rule_code: str, **given: Any) -> Row:
    """A row of the findings; about institution H1 on the first of March unless given."""
    plain = {
        "finding_id": finding_id,
        "rule_code": rule_code,
        "outcome": "违规",
        "subject_type": "institution",
        "subject_code": "H1",
        "occurred_from": DAY,
        "occurred_to": DAY,
        "fund_amount": Decimal("7.00"),
        "counted_fund_amount": Decimal("7.00"),
    }
    return plain | given


def _table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Writes labels, findings, their lines and ``run.json``; answers file and folder."""

    def write(
        labels: Sequence[Row],
        findings: Sequence[Row],
        lines: Sequence[Row],
        summary: Row | None = None,
    ) -> tuple[Path, Path]:
        run = tmp_path / "run"
        run.mkdir()
        pq.write_table(_table(labels, LABELS), tmp_path / "labels.parquet")
        pq.write_table(_table(findings, FINDINGS), run / "findings.parquet")
        pq.write_table(_table(lines, LINES), run / "finding_lines.parquet")
        if summary is not None:
            (run / "run.json").write_text(json.dumps(summary), encoding="utf-8")
        return tmp_path / "labels.parquet", run

    return write
