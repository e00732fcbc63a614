"""What an import changed, by key."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from yijian.audit.knowledge.impact import SCHEMA, as_csv, changes, summary, write_changes
from yijian.audit.knowledge.kinds import kind_named, load_rows

KIND = kind_named("drug_sex")


def test_each_sort_of_change() -> None:
    before = load_rows(
        "drug_sex",
        [
            {"hilist_code": "kept", "sex": "男"},
            {"hilist_code": "ended", "sex": "男"},
            {"hilist_code": "changed", "sex": "男"},
            {"hilist_code": "gone", "sex": "男"},
        ],
    )
    after = load_rows(
        "drug_sex",
        [
            {"hilist_code": "kept", "sex": "男", "source": "另一来源"},
            {"hilist_code": "ended", "sex": "男", "enddate": "2026-01-27"},
            {"hilist_code": "changed", "sex": "女"},
            {"hilist_code": "new", "sex": "男"},
        ],
    )
    found = changes(KIND, before, after)
    assert {c.key[0]: c.what for c in found} == {
        "changed": "变更",
        "ended": "终止",
        "gone": "撤回",
        "new": "新增",
    }
    assert summary(found) == {"drug_sex": {"added": 1, "ended": 1, "changed": 1, "withdrawn": 1,
                                             "repeated": 0}}  # fmt: skip
    text = as_csv(found).decode("utf-8-sig")
    assert "2000-01-01 至 2026-01-27 男" in text
    assert changes(KIND, after, after) == []


def test_first_import_adds_everything() -> None:
    after = load_rows("drug_sex", [{"hilist_code": "A", "sex": "男"}])
    assert [c.what for c in changes(KIND, None, after)] == ["新增"]


def test_what_another_batch_only_repeats_is_no_change() -> None:
    old = {"hilist_code": "A", "sex": "男", "batch": "1", "begndate": "2025-05-23"}
    before = load_rows("drug_sex", [{**old, "item_name": "甲片"}])
    again = {**old, "batch": "2", "begndate": "2026-01-28"}
    after = [{**old, "enddate": "2026-01-27"}, {**again, "item_name": "甲片（新名）"}]
    [change] = changes(KIND, before, load_rows("drug_sex", after))
    assert (change.what, change.name) == ("重列", "甲片（新名）")
    [change] = changes(KIND, before, load_rows("drug_sex", [after[0], {**again, "sex": "女"}]))
    assert change.what == "变更"
    gap = {**again, "begndate": "2026-01-29"}
    [change] = changes(KIND, before, load_rows("drug_sex", [after[0], gap]))
    assert change.what == "变更"


def test_changes_are_kept_as_a_table(tmp_path: Path) -> None:
    after = load_rows("drug_sex", [{"hilist_code": "A", "sex": "男", "item_name": "甲片"}])
    write_changes(tmp_path / "below" / "changes.parquet", changes(KIND, None, after))
    write_changes(tmp_path / "none.parquet", [])
    table = pq.read_table(tmp_path / "below" / "changes.parquet")
    assert table.to_pylist() == [
        {"kind": "drug_sex", "code": "A 000000", "name": "甲片", "what": "新增", "before": "",
         "after": "2000-01-01 至 9999-12-31 男"}
    ]  # fmt: skip
    assert pq.read_table(tmp_path / "none.parquet").schema.equals(SCHEMA)
