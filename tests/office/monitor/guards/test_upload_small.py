from __future__ import annotations

from pathlib import Path

from yijian.office.monitor.guards.upload_small import upload_small
from yijian.office.monitor.loading.staging import Staged


def test_what_was_cut_is_refused(settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "UPLOAD_BYTES": 2_000_000}
    assert upload_small(staged=Staged(Path("x"), "a.csv", 1, "")) is None
    refusal = upload_small(staged=Staged(Path("x"), "a.csv", 1, "", cut=True))
    assert refusal is not None
    assert "文件“a.csv”超过 2,000,000 字节的上限" in refusal.sentence()
    assert "分成几个较小的文件" in refusal.sentence()
