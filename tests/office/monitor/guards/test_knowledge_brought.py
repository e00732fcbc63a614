from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from yijian.office.monitor.guards.knowledge_brought import knowledge_brought
from yijian.office.monitor.loading.staging import Staged


def brought(
    folder: Path, name: str, content: bytes = b"a,b\n1,2\n", *, cut: bool = False
) -> Staged:
    path = folder / name
    path.write_bytes(content)
    return Staged(path, name, len(content), "0" * 64, cut=cut)


def test_a_csv_may_come(tmp_path: Path) -> None:
    assert knowledge_brought(brought=(brought(tmp_path, "drug_sex.csv"),)) is None


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "没有选择文件"),
        (["a.csv", "a.csv"], "有两个文件都叫“a.csv”"),
        (["a.txt"], "后缀不在可收之列"),
        (["a.parquet"], "后缀不在可收之列"),
        (["a.xlsx"], "后缀是 .xlsx，内容却是文本表格（CSV）"),
    ],
)
def test_what_may_not(tmp_path: Path, names: list[str], said: str) -> None:
    refusal = knowledge_brought(brought=tuple(brought(tmp_path, name) for name in names))
    assert refusal is not None
    assert said in refusal.sentence()


def test_too_large(tmp_path: Path, settings: Any) -> None:
    settings.LIMIT = {**settings.LIMIT, "KNOWLEDGE_BYTES": 7}
    large = knowledge_brought(brought=(brought(tmp_path, "b.csv"),))
    assert large is not None
    assert "超过 7 字节的上限" in large.sentence()
    settings.LIMIT = {**settings.LIMIT, "KNOWLEDGE_BYTES": 999}
    refusal = knowledge_brought(brought=(brought(tmp_path, "a.csv", cut=True),))
    assert refusal is not None
    assert "上限" in refusal.sentence()
