"""Published batches: in order of date, and recognised in names of files."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.audit.knowledge.batches import batch_named_in, batches


def test_sums_agree_with_the_announced_figures() -> None:
    sums = {
        name: tuple(sum(pair[i] for pair in batch.classes.values()) for i in (0, 1))
        for name, batch in batches().items()
    }
    assert sums["1"] == (1184, 11290)
    assert sums["2026-01-28"] == (411, 7696)
    assert sums["3"] == (12, 112)
    assert len(sums) == 18
    assert batches()["2026-01-28"].complete
    assert next(b.published_on for b in batches().values()) == date(2025, 5, 23)


@pytest.mark.parametrize(
    ("text", "batch"),
    [
        ("batch_01", "1"),
        ("batch_17", "17"),
        ("第一批-1.药品区分性别使用", "1"),
        ("第十批“超互联网医院药品支付范围”规则", "10"),
        ("第十一批“中药饮片”", "11"),
        ("【第八批-1】项目规则库", "8"),
        ("第二十批", "20"),
        ("updates_2026-01", "2026-01-28"),
        ("修订 2026-01-28", "2026-01-28"),
        ("2026-03-01", None),
        ("药品目录", None),
    ],
)
def test_batch_is_read_from_a_name(text: str, batch: str | None) -> None:
    assert batch_named_in(text) == batch
