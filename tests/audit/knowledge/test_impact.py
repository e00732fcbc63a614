"""What an import changed, by key."""

from __future__ import annotations

from yijian.audit.knowledge.impact import as_csv, changes, summary
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
    assert summary(found) == {"drug_sex": {"added": 1, "ended": 1, "changed": 1, "withdrawn": 1}}
    text = as_csv(found).decode("utf-8-sig")
    assert "2000-01-01 至 2026-01-27 男" in text
    assert changes(KIND, after, after) == []


def test_first_import_adds_everything() -> None:
    after = load_rows("drug_sex", [{"hilist_code": "A", "sex": "男"}])
    assert [c.what for c in changes(KIND, None, after)] == ["新增"]
