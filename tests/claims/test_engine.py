"""The engine's bounds and its quoting."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.claims.engine import MEMORY, connect, name, parquet, text


def test_memory_is_bounded_and_spills_into_the_folder(tmp_path: Path) -> None:
    with connect(tmp_path) as engine:
        found = engine.execute(
            "SELECT current_setting('memory_limit'), current_setting('temp_directory'),"
            " current_setting('threads')"
        ).fetchone()
    assert found is not None
    assert found[0] in (MEMORY, "572.2 MiB")
    assert found[1:] == (str(tmp_path / "spill"), 2)


def test_no_extension_is_fetched() -> None:
    with connect() as engine, pytest.raises(duckdb.Error):
        engine.execute("SELECT * FROM read_xlsx('a.xlsx')")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_is_quoted(value: str) -> None:
    assert duckdb.execute(f"SELECT {text(value)}").fetchone() == (value,)


def test_any_name_is_quoted() -> None:
    odd = 'a"b ;'
    described = duckdb.execute(f"SELECT 1 AS {name(odd)}").description
    assert described is not None
    assert described[0][0] == odd


def test_folder_names_are_no_columns(tmp_path: Path) -> None:
    folder = tmp_path / "batch=1" / "it's"
    folder.mkdir(parents=True)
    duckdb.execute(f"COPY (SELECT 1 AS a) TO {text(str(folder / 'x.parquet'))}")
    found = duckdb.execute(f"DESCRIBE SELECT * FROM {parquet([folder / 'x.parquet'])}").fetchall()
    assert [row[0] for row in found] == ["a"]
