from __future__ import annotations

from pathlib import Path

import pytest

from yijian.office.monitor.guards.upload_truthful import upload_truthful
from yijian.office.monitor.loading.staging import Staged


@pytest.fixture
def file(tmp_path: Path):
    def make(name: str, content: bytes) -> Staged:
        (tmp_path / "content").write_bytes(content)
        return Staged(tmp_path / "content", name, len(content), "")

    return make


def test_permitted(file) -> None:
    assert upload_truthful(staged=file("a.csv", b"a,b\n1,2\n")) is None
    assert upload_truthful(staged=file("a.ndjson", b'{"a": 1}\n')) is None


def test_refused_with_what_it_is_and_what_would_be_right(file) -> None:
    lie = upload_truthful(staged=file("a.xlsx", b'{"a": 1}'))
    assert lie is not None
    assert "后缀是 .xlsx，内容却是JSON 数据" in lie.because
    assert lie.missing == "真正的Excel 工作簿（XLSX），或把后缀改为 .json 再上传"
    empty = upload_truthful(staged=file("a.csv", b"\n"))
    assert empty is not None
    assert "是空的" in empty.because
    picture = upload_truthful(staged=file("a.csv", b"\x89PNG...."))
    assert picture is not None
    assert picture.missing == "真正的文本表格（CSV）"
