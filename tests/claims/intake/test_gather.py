"""Which files are taken, and that every problem is named at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.intake.conftest import Bench
from yijian.claims.intake.gather import gather
from yijian.kernel.errors import BadInput, Refused, UsageError

Line = Callable[..., dict[str, str]]


def test_folder_in_order_without_hidden_files(bench: Bench) -> None:
    for name in ("b.csv", "a/c.csv", ".x.csv", "_SUCCESS", "a/.tmp/d.csv"):
        bench.file(name, "x")
    found = gather([bench.folder / "in"])
    assert [it.name for it in found] == ["a/c.csv", "b.csv"]


def test_empty_folder(bench: Bench) -> None:
    with pytest.raises(UsageError, match="没有可导入的文件"):
        gather([bench.folder / "in"])


def test_table_like_no_other_lists_the_known_ones(bench: Bench) -> None:
    with pytest.raises(BadInput, match=r"fee_lst\.csv：文件名不像任何国家表.*setl_d（结算信息）"):
        bench.take(bench.file("fee_lst.csv", "a,b\n"))


def test_kind_of_file_nobody_knows(bench: Bench) -> None:
    with pytest.raises(BadInput, match=r"不支持“\.dmp”文件"):
        bench.take(bench.file("fee_list_d.dmp", "x"))


def test_every_problem_is_named_and_nothing_is_written(bench: Bench, line: Line) -> None:
    good = bench.table("fee_list_d.csv", [line()])
    with pytest.raises(Refused) as refused:
        bench.take(
            good,
            bench.file("unknown.csv", "a\n1\n"),
            bench.file("setl_d.csv", ""),
            bench.file("mdtrt_d.csv", "mdtrt_id\nV1\n"),
        )
    said = refused.value.message
    assert said.startswith("3 个文件不能导入，本次没有写入任何内容")
    assert "unknown.csv" in said
    assert "setl_d.csv：文件是空的" in said
    assert "缺少必需的列 fixmedins_code、psn_no" in said
    assert bench.lake.snapshot().version == 0
    assert not (bench.lake.path / "staging").exists()
