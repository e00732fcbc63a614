"""Digests follow what tables say."""

from __future__ import annotations

from yijian.audit.knowledge.digest import table_digest, tables_digest
from yijian.audit.knowledge.kinds import load_rows


def test_same_rows_same_digest_other_rows_another() -> None:
    one = load_rows("drug_sex", [{"hilist_code": "A", "sex": "男"}])
    same = load_rows("drug_sex", [{"hilist_code": "A", "sex": "男"}])
    other = load_rows("drug_sex", [{"hilist_code": "A", "sex": "女"}])
    assert table_digest(one) == table_digest(same) != table_digest(other)
    assert tables_digest({"a": one, "b": other}) == tables_digest({"b": other, "a": one})
    assert tables_digest({"a": one}) != tables_digest({"b": one})
