"""The files of an import: what is read, left alone, remarked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yijian.audit.knowledge.reading import read_sources, stored_at
from yijian.kernel.errors import Refused

HEAD = "hilist_code,sex,source,begndate"
CODE = "XL02BBA326A001010102180"


def test_what_is_read_and_what_is_left(own_csv: Callable[..., Path]) -> None:
    good = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01", "坏,男,某,2026-01-01")
    (good.parent / "readme.txt").write_text("x")
    told: list[str] = []
    found = read_sources([good.parent], lambda what, _share: told.append(what))
    [source] = found.read
    assert source.stored == stored_at(source.reading)
    assert [reject.row for reject in found.rejects] == [3]
    assert [path.name for path in found.unrecognised] == ["readme.txt"]
    assert told == ["正在读取 drug_sex.csv", "正在读取 readme.txt"]
    [note] = found.notes(frozenset(), source.reading.points)
    assert note == "1 个文件未识别，没有读取：readme.txt"
    assert "内容此前已导入" in found.notes(frozenset({source.stored}), [])[0]


def test_nothing_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(Refused, match="没有能识别的知识文件"):
        read_sources([tmp_path], lambda *_: None)
