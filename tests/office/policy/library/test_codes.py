"""Code lists and their entries."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.office.framework.action import Missing
from yijian.office.framework.roles import Role
from yijian.office.policy.library import codes
from yijian.office.policy.library.codes import rows_of, table

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def test_all_lists_with_what_the_place_has(read: Read) -> None:
    html = read("library/codes/", {"jurisdiction": "hainan"})
    assert "定点医药机构的违法违规行为" in html
    assert "张代码表" in html
    assert "没有符合条件的代码表" in read("library/codes/", {"q": "zzz"})


def test_an_entry_with_its_articles_and_draft_tags(read: Read) -> None:
    html = read("library/codes/provider_behaviours/", {"jurisdiction": "hainan"})
    for said in (
        "分解住院",
        "第二十三条第（一）项",
        "征求意见稿，仅供模拟",
        "责令改正",
        'id="P01"',
    ):
        assert said in html


def test_what_the_place_does_not_have_is_named(read: Read) -> None:
    html = read("library/codes/family_relations/", {"jurisdiction": "lanzhou"})
    assert "没有这张表里的规定" in html
    assert "配偶" in html


def test_the_origin_of_entries() -> None:
    tags = {row.entry.code: row.origin.words for row in rows_of("sanctions", "lanzhou", DAY)}
    assert tags["unlawful_use_fine"] == "上位法"
    assert {row.origin.words for row in rows_of("provider_behaviours", "hainan", DAY)} >= {
        "本地规定"
    }


def test_there_is_no_such_list(read: Read) -> None:
    read("library/codes/nothing/", status=404)
    with pytest.raises(Missing):
        codes.read("nothing")


def test_the_table(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict("list=sanctions&jurisdiction=lanzhou"))
    assert made is not None
    assert made.title == "行政处理和处罚"
    assert len(made.rows) == len(rows_of("sanctions", "lanzhou", date(2026, 11, 21)))
    assert table(actor(Role.AUTHORITY), QueryDict("list=sanctions&on=abc")) is None
