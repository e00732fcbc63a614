"""Files that are not what they should be are refused with their name and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.analytics.conftest import finding, label
from yijian.analytics.run_files import read_labels, read_run
from yijian.kernel.errors import BadInput, UsageError

Written = Callable[..., tuple[Path, Path]]


def test_a_run_is_read_with_its_summary(written: Written) -> None:
    _, folder = written([], [finding("f", "R")], [], {"rules": [{"code": "R", "name": "甲"}]})
    run = read_run(folder)
    assert (run.findings.num_rows, run.lines.num_rows) == (1, 0)
    assert run.summary["rules"][0]["name"] == "甲"


def test_a_run_without_a_summary_is_read(written: Written) -> None:
    assert read_run(written([], [], [])[1]).summary == {}


def test_texts_of_other_writers_are_read(written: Written, tmp_path: Path) -> None:
    file, _ = written([label("a", "A")], [], [])
    table = pq.read_table(file)
    position = table.schema.get_field_index("label_id")
    large = table.set_column(position, "label_id", table.column(position).cast(pa.large_string()))
    pq.write_table(large, file)
    assert read_labels(file).schema.field("label_id").type == pa.string()


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不存在"):
        read_labels(tmp_path / "labels.parquet")
    with pytest.raises(UsageError, match="audit run"):
        read_run(tmp_path)


def test_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.parquet"
    path.write_text("label_id\n1\n", encoding="utf-8")
    with pytest.raises(BadInput, match="不是 Parquet"):
        read_labels(path)


def test_a_missing_column_is_named(written: Written) -> None:
    file, _ = written([], [], [])
    pq.write_table(pq.read_table(file).drop_columns(["scheme"]), file)
    with pytest.raises(BadInput, match="scheme"):
        read_labels(file)


def test_an_unknown_kind_is_refused(written: Written) -> None:
    file, _ = written([label("a", "A", kind="guilty")], [], [])
    with pytest.raises(BadInput, match="guilty"):
        read_labels(file)
