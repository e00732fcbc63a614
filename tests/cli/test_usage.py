"""Typer's complaints in Chinese."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

MAKE = ("city", "make", "--jurisdiction", "lanzhou", "--months", "2", "--seed", "7", "--out", "x")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("lake", "status", "--lak", "x"), "cli.unknown_option", "相近的有：--lake"),
        (("lake", "status", "-z"), "cli.unknown_option", "没有选项 -z"),
        (("lake", "status"), "cli.missing", "缺少选项 --lake（数据湖所在的文件夹）"),
        (("lake", "import", "--lake", "x"), "cli.missing", "缺少路径"),
        (("lake", "status", "--lake"), "cli.option", "选项 --lake 后面要写值"),
        (("lake", "status", "--lake", "x", "--json=1"), "cli.option", "--json 后面不写值"),
        (("lake", "status", "--lake", "x", "y"), "cli.extra", "多余的内容：y"),
        ((*MAKE, "--persons", "many"), "cli.value", "--persons：“many”不行"),
        ((*MAKE, "--persons", "0"), "cli.value", "不小于 1 的整数"),
        ((*MAKE, "--persons", "9", "--format", "xml"), "cli.value", "parquet、csv"),
        (("law", "show", "x", "--on", "today"), "cli.value", "2026-11-21"),
        (("rules", "test", "--engine", "oracle"), "cli.value", "duckdb、spark"),
    ],
)
def test_complaints(run: Run, words: tuple[str, ...], code: str, said: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.err
    coded = run(*words, "--json")
    if code != "cli.option":
        assert coded.json["error"]["code"] == code
