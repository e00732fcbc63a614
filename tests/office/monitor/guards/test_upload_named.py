from __future__ import annotations

from pathlib import Path

import pytest

from yijian.office.monitor.guards.upload_named import upload_named
from yijian.office.monitor.loading.staging import Staged


def named(name: str) -> Staged:
    return Staged(Path("x"), name, 1, "")


@pytest.mark.parametrize("name", ["a.csv", "b.TXT", "c.xlsx", "d.parquet", "e.jsonl"])
def test_permitted(name: str) -> None:
    assert upload_named(staged=named(name)) is None


@pytest.mark.parametrize(
    ("name", "said"), [("a.xls", "“a.xls”的后缀不在"), ("csv", "“csv”的后缀"), ("", "没有名称")]
)
def test_refused(name: str, said: str) -> None:
    refusal = upload_named(staged=named(name))
    assert refusal is not None
    assert said in refusal.sentence()
    assert ".csv、.txt、.tsv、.xlsx、.parquet" in refusal.missing
