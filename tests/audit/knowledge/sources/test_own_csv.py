"""Our CSV: good rows are taken, each bad one is refused with row, column and reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from yijian.audit.knowledge.raw import Reading
from yijian.audit.knowledge.sources.csv_file import read_csv
from yijian.audit.knowledge.sources.own_csv import level_of, like_own, read_own

Write = Callable[..., Path]
HEAD = "hilist_code,item_name,sex,source,begndate,enddate,admdvs"
A, B = "XL02BBA326A001010102180", "XL02BBA326A001010178537"


def reading(path: Path) -> Reading:
    file = read_csv(path)
    assert file is not None
    found = read_own(file)
    assert found is not None
    return found


def test_good_rows_with_place_and_period(own_csv: Write) -> None:
    path = own_csv("drug_sex", HEAD, f"{A},甲片,男,甘医保函1号,2026-01-01,2026-06-30,620000",
                   f"{A},甲片,女,甘医保函1号,2026-07-01,,620000")  # fmt: skip
    found = reading(path)
    assert found.rejects == []
    rows = [json.loads(point.fields) for point in found.points]
    assert [(r["sex"], r["enddate"], r["level"]) for r in rows] == [
        ("男", "2026-06-30", "省"),
        ("女", "9999-12-31", "省"),
    ]


def test_chinese_headings_and_gb18030(own_csv: Write) -> None:
    path = own_csv("drug_sex", "医保编码,性别,来源,生效日期", f"{A},男,文件,2026-01-01",
                   encoding="gb18030")  # fmt: skip
    assert len(reading(path).points) == 1


@pytest.mark.parametrize(
    ("line", "column", "part"),
    [
        ("3310010140000,甲,男,文件,2026-01-01,,", "hilist_code", "前导零"),
        ("1.1E+14,甲,男,文件,2026-01-01,,", "hilist_code", "科学记数"),
        (f"{A},甲,男性,文件,2026-01-01,,", "sex", "男、女"),
        (f"{A},甲,男,文件,2026年1月1日,,", "begndate", "2026-01-28"),
        (f"{A},甲,男,文件,2026-02-30,,", "begndate", "存在的日期"),
        (f"{A},甲,男,文件,2026-01-02,2026-01-01,", "enddate", "早于"),
        (f"{A},甲,男,文件,2026-01-01,,620102", "admdvs", "国家、省、市"),
        (f"{A},甲,男,文件,2026-01-01,,6201", "admdvs", "六位"),
        (f"{A},甲,,文件,2026-01-01,,", "sex", "必填"),
        (f"{A},甲,男,,2026-01-01,,", "source", "必填"),
        (f"{A},甲,男,文件,2026-01-01,,,多", "", "多于表头"),
    ],
)
def test_bad_rows(own_csv: Write, line: str, column: str, part: str) -> None:
    found = reading(own_csv("drug_sex", HEAD, f"{B},乙,女,文件,2026-01-01,,", line))
    assert len(found.points) == 1
    assert [(r.row, r.column) for r in found.rejects] == [(3, column)]
    assert part in found.rejects[0].reason


def test_everything_that_is_wrong_with_a_row_is_said(own_csv: Write) -> None:
    found = reading(own_csv("drug_sex", HEAD, f"{A},甲,男性,,2026-01-02,2026-01-01,620102"))
    assert [r.column for r in found.rejects] == ["sex", "source", "enddate"]
    found = reading(own_csv("drug_sex", HEAD, f"{A},甲,男,,2026-01-02,,620102"))
    assert [r.column for r in found.rejects] == ["source", "admdvs"]


@pytest.mark.parametrize(
    ("second", "part"),
    [
        (f"{A},甲,男,文件,2026-01-01,2026-06-30,", "与第 2 行重复"),
        (f"{A},甲,女,文件,2026-06-30,,", "有效期与第 2 行重叠"),
    ],
)
def test_rows_that_meet(own_csv: Write, second: str, part: str) -> None:
    first = f"{A},甲,男,文件,2026-01-01,2026-06-30,"
    found = reading(own_csv("drug_sex", HEAD, first, second))
    assert [r.row for r in found.rejects] == [3]
    assert part in found.rejects[0].reason


def test_adjoining_periods_and_other_places_are_no_clash(own_csv: Write) -> None:
    first = f"{A},甲,男,文件,2026-01-01,2026-06-30,"
    adjoining = f"{A},甲,女,文件,2026-07-01,,"
    elsewhere = f"{A},甲,女,文件,2026-01-01,,620000"
    assert reading(own_csv("drug_sex", HEAD, first, adjoining, elsewhere)).rejects == []


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("hilist_code,item_name,source,begndate", "sex"),
        ("hilist_code,sex,begndate", "source"),
        ("hilist_code,sex,source,begndate,gender", "gender"),
        ("hilist_code,hilist_code,sex,source,begndate", "hilist_code"),
    ],
)
def test_wrong_header_refuses_the_file(own_csv: Write, header: str, column: str) -> None:
    found = reading(own_csv("drug_sex", header, f"{A},男,文件,2026-01-01"))
    assert found.points == []
    assert [(r.row, r.column) for r in found.rejects] == [(1, column)]


def test_a_heading_that_is_almost_right_is_guessed(own_csv: Write) -> None:
    found = reading(own_csv("drug_sex", "hilist_code,sex,source,begndat", f"{A},男,某,2026-01-01"))
    assert "是不是 begndate" in found.rejects[0].reason
    assert "请加上 begndate（或“生效日期”）一列" in found.rejects[1].reason


def test_the_title_of_a_kind_is_a_name_too(own_csv: Write) -> None:
    path = own_csv("药品区分性别使用", "医保编码,性别,来源,生效日期", f"{A},男,文件,2026-01-01")
    assert len(reading(path).points) == 1


def test_our_columns_under_another_name(own_csv: Write) -> None:
    file = read_csv(own_csv("drug_sex (1)", "hilist_code,sex,source,begndate", f"{A},男,某,x"))
    assert file is not None
    found = like_own(file)
    assert found is not None
    assert "drug_sex.csv（药品区分性别使用）" in found.rejects[0].reason
    many = read_csv(own_csv("目录", "hilist_code,item_name,source,begndate", f"{A},甲,某,x"))
    assert many is not None
    assert " 种" in like_own(many).rejects[0].reason  # type: ignore[union-attr]
    other = read_csv(own_csv("日记", "a,b", "1,2"))
    assert other is not None
    assert like_own(other) is None


def test_level_word_must_fit_the_division(own_csv: Write) -> None:
    head = "hilist_code,sex,source,begndate,admdvs,level"
    good, bad = f"{A},男,文件,2026-01-01,620100,市", f"{B},男,文件,2026-01-01,620100,省"
    found = reading(own_csv("drug_sex", head, good, bad))
    assert [(r.row, r.column) for r in found.rejects] == [(3, "level")]


def test_other_file_names_are_not_ours(own_csv: Write) -> None:
    file = read_csv(own_csv("some_table", HEAD))
    assert file is not None
    assert read_own(file) is None


def test_levels() -> None:
    assert [level_of(d) for d in ("000000", "620000", "620100", "620102")] == [
        "国家", "省", "市", None
    ]  # fmt: skip
