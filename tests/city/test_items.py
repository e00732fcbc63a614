from __future__ import annotations

import pytest

from yijian.city.items import column, is_drug, is_western, items, number_of, with_use
from yijian.city.reading import rows
from yijian.kernel.identifiers import FORMATS

RESERVED = ("XZ99", "ZZ99", "T99", "0099", "C99")


def test_codes_pass_the_national_formats_in_the_reserved_prefix() -> None:
    codes = [item.code for item in items()]
    assert len(set(codes)) == len(codes)
    assert all(FORMATS["hilist_code"].match(code) for code in codes)
    assert all(code.startswith(RESERVED) for code in codes)
    assert len({item.name for item in items()}) == len(codes)


def test_sizes_of_the_catalogue() -> None:
    kinds = [item.list_type for item in items()]
    assert [kinds.count(kind) for kind in ("101", "102", "201", "301")] == [124, 41, 72, 20]
    assert is_drug().sum() == 165
    assert is_western().sum() == 124


def test_knowledge_reaches_the_items() -> None:
    assert items()[number_of("贝伐珠单抗注射液")].min_rank == 3
    assert items()[number_of("司美格鲁肽注射液")].first_only
    assert items()[number_of("小儿化痰止咳颗粒")].max_age == 12
    assert items()[number_of("非那雄胺片")].sex == 1
    assert column("course_days")[number_of("依达拉奉注射液")] == 14
    with pytest.raises(KeyError):
        number_of("没有的药")


def test_uses_name_items() -> None:
    assert number_of("缬沙坦胶囊") in with_use("血压")
    assert with_use("没有的用途") == []


def test_every_point_of_the_knowledge_is_an_item() -> None:
    known = {item.code: item.name for item in items()}
    for kind in ("drug_sex", "drug_course", "tcm_never_paid", "service_frequency"):
        for row in rows(f"catalogue/knowledge/{kind}.csv"):
            assert known[row["hilist_code"]] == row["item_name"]
