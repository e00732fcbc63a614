"""The files of a run and the labels, as far as an evaluation reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.kernel.errors import BadInput, Place, UsageError

LINE_KEY = ("fixmedins_code", "setl_id", "bkkp_sn")
SUBJECT_TYPES = ("institution", "doctor", "trace", "person")

_LABELS = (
    "label_id", "kind", "scheme", "deterministic", "subject_type", "subject_code",
    *LINE_KEY, "fund_amount", "period_from", "period_to",
)  # fmt: skip
_FINDINGS = (
    "finding_id", "rule_code", "outcome", "subject_type", "subject_code", "occurred_from",
    "occurred_to", "fund_amount", "counted_fund_amount",
)  # fmt: skip
_LINES = ("finding_id", *LINE_KEY)


@dataclass(frozen=True)
class RunFiles:
    """``findings`` and ``lines`` of a run, and its ``run.json`` (empty where there is none)."""

    findings: pa.Table
    lines: pa.Table
    summary: dict[str, Any]


def read_labels(path: Path) -> pa.Table:
    """``labels.parquet`` of a city.

    Raises:
        UsageError: there is no such file.
        BadInput: it is no Parquet file, lacks a column, or has a kind that nobody knows.
    """
    if not path.is_file():
        raise UsageError("evaluate.labels", f"标签文件 {path} 不存在；造城时生成 labels.parquet")
    table = _read(path, _LABELS)
    odd = sorted(set(table.column("kind").unique().to_pylist()) - {"fraud", "innocent"}, key=str)
    if odd:
        raise BadInput(
            "evaluate.kind", Place(str(path), None, "kind"), f"取值 {odd[0]}", "fraud 或 innocent"
        )
    return table


def read_run(folder: Path) -> RunFiles:
    """The files of a finished run.

    Raises:
        UsageError: the folder holds no finished run.
        BadInput: a file is no Parquet file or lacks a column.
    """
    paths = folder / "findings.parquet", folder / "finding_lines.parquet"
    if not all(path.is_file() for path in paths):
        raise UsageError(
            "evaluate.findings",
            f"{folder} 里没有稽核结果（findings.parquet、finding_lines.parquet）；"
            "请写 yijian audit run 的 --out 目录，且那次运行已经完成",
        )
    summary = folder / "run.json"
    told = json.loads(summary.read_text(encoding="utf-8")) if summary.is_file() else {}
    return RunFiles(_read(paths[0], _FINDINGS), _read(paths[1], _LINES), told)


def _read(path: Path, columns: Sequence[str]) -> pa.Table:
    try:
        present = pq.read_schema(path).names
    except (pa.ArrowInvalid, OSError):
        raise BadInput(
            "evaluate.parquet", Place(str(path)), "不是 Parquet 文件，或已损坏", "Parquet 文件"
        ) from None
    for column in columns:
        if column not in present:
            raise BadInput(
                "evaluate.column", Place(str(path), None, column), "缺少这一列", "、".join(columns)
            )
    return _text(pq.read_table(path, columns=list(columns)))


def _text(table: pa.Table) -> pa.Table:
    """Text columns in one type, so that tables of different writers can be joined."""
    fields = [
        field.with_type(pa.string())
        if pa.types.is_large_string(field.type) or pa.types.is_dictionary(field.type)
        else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))
