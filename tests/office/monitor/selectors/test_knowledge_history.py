from __future__ import annotations

from datetime import date

import pytest

from yijian.audit.knowledge.kinds import kind_named, load_rows
from yijian.office.monitor.selectors.knowledge_history import batch_words, published

SEX = kind_named("drug_sex")
OLD = {"sex": "男", "batch": "1", "source": "第一批", "begndate": "2025-05-23"}


def test_what_became_of_the_rows_of_each_batch() -> None:
    closed = {**OLD, "enddate": "2026-01-27"}
    new = {**OLD, "batch": "2026-01-28", "source": "修订", "begndate": "2026-01-28"}
    own = {"hilist_code": "D", "sex": "女", "source": "市局", "admdvs": "620100", "level": "市"}
    rows = [
        {**closed, "hilist_code": "A"}, {**new, "hilist_code": "A"},
        {**closed, "hilist_code": "B"}, {**OLD, "hilist_code": "C"}, own,
    ]  # fmt: skip
    found = published(SEX, load_rows("drug_sex", rows), date(2026, 1, 27))
    said = [(it.called, it.level, it.rows, it.in_force, it.superseded, it.ended) for it in found]
    assert said == [
        ("修订 2026-01-28", "国家", 1, 0, [], 0),
        ("第 1 批", "国家", 3, 3, [("修订 2026-01-28", 1)], 1),
        ("自有", "市", 1, 1, [], 0),
    ]
    assert found[1].address.startswith("https://www.gov.cn/")
    assert (found[0].address, found[1].since) == ("", date(2025, 5, 23))


@pytest.mark.parametrize(
    ("batch", "said"),
    [("5", "第 5 批"), ("99", "第 99 批"), ("", "自有"), ("本市之一", "本市之一")],
)
def test_batches_in_words(batch: str, said: str) -> None:
    assert batch_words(batch) == said
