"""Tables are a function of all raw points together, whatever order they came in."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.audit.knowledge.build import build
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.raw import RawPoint
from yijian.audit.knowledge.sources.own_csv import own_point
from yijian.kernel.dates import FOREVER

FIRST = {"batch": "1", "published_on": "2025-05-23", "rule_class": "药品区分性别使用"}
REVISED = {"batch": "2026-01-28", "published_on": "2026-01-28", "rule_class": "药品区分性别使用"}


def own(code: str, sex: str, source: str) -> RawPoint:
    row = {
        "hilist_code": code, "item_name": None, "sex": sex, "batch": "", "source": source,
        "level": "国家", "admdvs": "000000", "begndate": date(2026, 3, 1), "enddate": FOREVER,
    }  # fmt: skip
    return own_point(kinds()["drug_sex"], row, source, 2)


RAW = [
    RawPoint("point", "points", 2, point_key="k1", item_name="甲片", text="用于妇科", **FIRST),
    RawPoint("point", "points", 3, point_key="k2", item_name="乙片", **FIRST),
    RawPoint("point", "points", 4, point_key="k3", item_name="甲片", **REVISED),
    RawPoint("code", "points", 5, point_key="k1", code="A"),
    RawPoint("code", "points", 6, point_key="k1", code="B"),
    RawPoint("code", "points", 7, point_key="k2", code="C"),
    RawPoint("code", "points", 8, point_key="k3", code="A"),
    RawPoint("code", "points", 9, point_key="k3", code="D"),
    RawPoint("point", "sheets", 2, point_key="s1", item_name="甲片", value="女", **FIRST),
    RawPoint("code", "sheets", 3, point_key="s1", code="A"),
    RawPoint("attribute", "book", 2, rule_class="药品区分性别使用", code="C", value="男"),
    own("A", "男", "一.csv"),
    own("E", "男", "一.csv"),
    own("E", "女", "二.csv"),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(RAW))
def test_order_of_points_does_not_matter(raw: list[RawPoint]) -> None:
    built, expected = build(raw), build(RAW)
    assert tables_digest(built.tables) == tables_digest(expected.tables)
    assert (built.counts, built.missing) == (expected.counts, expected.missing)


def test_values_validity_and_precedence() -> None:
    rows = build(RAW).tables["drug_sex"].to_pylist()
    found = {(r["hilist_code"], str(r["begndate"])): (r["sex"], str(r["enddate"])) for r in rows}
    assert found == {
        ("A", "2025-05-23"): ("女", "2026-01-27"),
        ("A", "2026-01-28"): ("女", "2026-02-28"),
        ("A", "2026-03-01"): ("男", "9999-12-31"),
        ("B", "2025-05-23"): ("女", "2026-01-27"),
        ("C", "2025-05-23"): ("男", "2026-01-27"),
        ("D", "2026-01-28"): ("女", "9999-12-31"),
    }


def test_counts_do_not_double_and_contradictions_are_named() -> None:
    built = build(RAW)
    first = next(c for c in built.counts if c.batch == "1")
    assert (first.rows, first.codes, first.expected_rows, first.added) == (2, 3, 481, 3)
    revised = next(c for c in built.counts if c.batch == "2026-01-28")
    assert (revised.superseded, revised.ended, revised.added) == (1, 2, 1)
    assert {m.source for m in built.missing} == {"一.csv", "二.csv"}


def test_missing_value_leaves_the_point_out_and_says_so() -> None:
    built = build([RAW[0], RAW[3], RAW[4], RawPoint("point", "points", 9, point_key="x", **FIRST)])
    assert built.tables["drug_sex"].num_rows == 0
    reasons = [m.reason for m in built.missing]
    assert reasons[0].startswith("缺值")
    assert "2 个编码" in reasons[0]
    assert reasons[1].startswith("没有医保编码")


def test_nothing_gives_every_kind_empty() -> None:
    tables = build([]).tables
    assert set(tables) == set(kinds())
    assert all(tables[name].schema == kind.schema for name, kind in kinds().items())


def test_codes_that_the_national_table_does_not_have() -> None:
    row = {
        "hilist_code": "XA01", "item_name": None, "batch": "", "source": "表", "level": "国家",
        "admdvs": "000000", "begndate": date(2026, 1, 1), "enddate": FOREVER,
    }  # fmt: skip
    table = own_point(kinds()["national_code"], row, "national_code.csv", 2)
    known, unknown = own("XA01", "男", "a.csv"), own("XA02", "男", "b.csv")
    built = build([table, known, unknown])
    assert built.tables["drug_sex"]["hilist_code"].to_pylist() == ["XA01"]
    [reject] = built.missing
    assert (reject.source, reject.row, reject.column, reject.value) == (
        "b.csv", 2, "hilist_code", "XA02",
    )  # fmt: skip
    assert "1 个药品编码里没有它" in reject.reason
    assert build([known, unknown]).missing == []
    published = build([table, *RAW]).missing
    assert not any("国家医保编码表" in it.reason for it in published)
