"""Full text search: pairs of characters, numbers and identifiers as people write them."""

from __future__ import annotations

import time

import pytest

from yijian.law.search import Entry, Field, Index, canonical


def entry(key: str, title: str, text: str = "", module: str = "case") -> Entry:
    fields = (Field("名称", title, 3.0), Field("大意", text, 1.0), Field("编号", key, 2.0))
    return Entry("article", key, title, "lanzhou", frozenset({module}), fields)


INDEX = Index(
    [
        entry("LZ-22-1", "第二十二条第1款", "达到五万元的，须由经办负责人集体讨论。"),
        entry("LZ-22-2", "第二十二条第2款", "重大处理由市局集体研究，讨论后执行。"),
        entry("LZ-36", "第三十六条", "先行登记保存不超过七个工作日。"),
        entry("REG-40", "第四十条", "处二至五倍罚款；达到百分之五的从重。"),
        entry("x.y_z.deadline", "集体讨论的期限", "5 个工作日，罚款 50,000 元以下"),
    ]
)


def keys(words: str) -> list[str]:
    return [hit.entry.key for hit in INDEX.search(words)]


def test_a_title_comes_before_a_text_and_the_whole_before_its_parts() -> None:
    assert keys("集体讨论") == ["x.y_z.deadline", "LZ-22-1", "LZ-22-2"]


@pytest.mark.parametrize("words", ["5万元", "五万元", "50000元", "50,000 元", "５万元"])
def test_an_amount_however_it_is_written(words: str) -> None:
    assert set(keys(words)) == {"LZ-22-1", "x.y_z.deadline"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("第22条", {"LZ-22-1", "LZ-22-2"}),
        ("第二十二条", {"LZ-22-1", "LZ-22-2"}),
        ("LZ-22", {"LZ-22-1", "LZ-22-2"}),
        ("lz-22-1", {"LZ-22-1"}),
        ("7个工作日", {"LZ-36"}),
        ("5%", {"REG-40"}),
        ("2至5倍", {"REG-40"}),
        ("x.y_z.deadline", {"x.y_z.deadline"}),
        ("罚", {"REG-40", "x.y_z.deadline"}),
        ("限", {"x.y_z.deadline"}),
    ],
)
def test_articles_numbers_identifiers_and_single_characters(words: str, found: set[str]) -> None:
    got = keys(words)
    assert set(got) == found or set(got[: len(found)]) == found


def test_what_is_nowhere_is_named_and_finds_nothing() -> None:
    assert keys("聚餐") == []
    assert keys("") == []
    assert INDEX.unknown("罚款 聚餐 zzz") == ("聚餐", "zzz")


def test_every_hit_says_why() -> None:
    first = INDEX.search("集体讨论")[0].entry
    assert [(it.where, it.words) for it in INDEX.why(first, "集体讨论")] == [
        ("名称", ("集体讨论",))
    ]
    amount = next(it for it in INDEX.entries if it.key == "LZ-22-1")
    assert [it.words for it in INDEX.why(amount, "5万元 LZ-22")] == [("5万元",), ("LZ-22",)]
    for hit in INDEX.search("工作日罚款"):
        assert INDEX.why(hit.entry, "工作日罚款")


def test_entries_may_be_left_out() -> None:
    assert INDEX.search("集体讨论", lambda it: it.key == "LZ-22-2")[0].entry.key == "LZ-22-2"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("第二十二条第（十一）项", "第22条第11项"),
        ("五万元以上", "50000元以上"),
        ("1.5 亿元", "150000000元"),
        ("三个月", "3个月"),
        ("百分之五", "5%"),
        ("50，000", "50000"),
        ("ＬＺ－２２", "lz-22"),
        ("同一问题", "同一问题"),
    ],
)
def test_one_way_of_writing(text: str, known: str) -> None:
    assert canonical(text) == known


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    many = [entry(f"A-{n}", "协议处理") for n in range(50)]
    index = Index([*many, entry("B-1", "封存"), entry("B-2", "协议封存")])
    assert [hit.entry.key for hit in index.search("封存 协议")][:2] == ["B-2", "B-1"]


def test_a_query_takes_milliseconds_on_two_thousand_entries() -> None:
    index = Index(
        [entry(f"A-{n}", f"协议处理之{n}", "由经办负责人集体讨论" * 3) for n in range(2_000)]
    )
    begun = time.process_time()
    for words in ("集体讨论", "协议", "处", "A-7", "经办负责人"):
        index.search(words)
    assert time.process_time() - begun < 1
