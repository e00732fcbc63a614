"""Neither nothing nor too much leaves the house."""

from __future__ import annotations

from yijian.office.monitor.guards.export_size import export_size


def test_as_much_as_is_allowed() -> None:
    assert export_size(rows=1, run="x") is None
    assert export_size(rows=20_000) is None


def test_nothing() -> None:
    refusal = export_size(rows=0)
    assert refusal is not None
    assert (refusal.code, refusal.because) == (
        "monitor.export_empty",
        "按现在的筛选条件没有疑点",
    )


def test_too_much() -> None:
    refusal = export_size(rows=20_001)
    assert refusal is not None
    assert refusal.code == "monitor.export_too_many"
    assert "超过一次导出的上限 20,000 条" in refusal.sentence()
    assert "分次导出" in refusal.sentence()
