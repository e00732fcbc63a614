"""The list of instruments and the card of one."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.office.framework.action import Missing
from yijian.office.framework.roles import Role
from yijian.office.policy.library import instruments
from yijian.office.policy.library.instruments import InstrumentForm, rows_of, table

pytestmark = pytest.mark.django_db


def ids(actor: MakeActor, query: str) -> list[str]:
    form = InstrumentForm(actor(Role.AUTHORITY), QueryDict(query))
    assert form.is_valid()
    return [it.instrument.id for it in rows_of(form)]


def test_those_of_the_place_first_then_those_above(actor: MakeActor) -> None:
    found = ids(actor, "jurisdiction=lanzhou")
    assert found[:2] == ["lanzhou-measure", "gansu-2023-58"]
    assert "hainan-measure" not in found
    assert len(ids(actor, "jurisdiction=all")) == 56
    assert ids(actor, "q=医疗保障法") == ["medical-security-law"]
    assert set(ids(actor, "kind=法律&status=published&on=2026-11-22")) == {"medical-security-law"}


@pytest.mark.article("LZ-1", "LZ-50-1a")
def test_the_card_of_lanzhou_has_its_bases_its_purpose_and_its_blank_term(read: Read) -> None:
    html = read("library/instruments/lanzhou-measure/")
    for said in (
        "中华人民共和国社会保险法（2018年修正）",
        "医疗保障基金使用监督管理条例",
        "说明为什么立法",
        "有效年限在文本里空着",
        "草案，只能用于模拟和比较",
    ):
        assert said in html


@pytest.mark.article("HI-1")
def test_the_card_of_hainan_says_that_it_is_a_draft_without_a_date(read: Read) -> None:
    html = read("library/instruments/hainan-measure/")
    for said in (
        "征求意见稿，仅供模拟",
        "没有文号",
        "未定；自 2024-01-01 起模拟适用",
        "不得据以作出决定",
        "有两个第二十九条",
        "施行日未定，规则集不能启用",
        "国务院办公厅关于加强",
    ):
        assert said in html
    assert html.count("第二十九条（") >= 2


@pytest.mark.article("NX-0", "NX-1")
def test_the_card_of_ningxia_has_number_and_dates_and_what_it_repealed(read: Read) -> None:
    html = read("library/instruments/ningxia-order-118/")
    for said in (
        "第118号",
        "2022-01-08",
        "2022-03-01",
        "现行有效",
        "宁夏回族自治区基本医疗保险服务监督办法",
    ):
        assert said in html
    old = read("library/instruments/ningxia-order-55/", {"on": "2022-03-01"})
    assert "已失效" in old
    assert "2022-02-28" in old


@pytest.mark.article("GS-0", "GS-9")
def test_the_card_of_gansu_is_a_normative_document_with_both_dates(read: Read) -> None:
    html = read("library/instruments/gansu-2023-58/")
    for said in ("规范性文件", "2023-07-14", "七月十六日印发", "没有施行条款", "不能设定处罚"):
        assert said in html


def test_its_articles_say_that_the_words_are_ours(read: Read) -> None:
    html = read("library/instruments/medical-security-law/")
    assert "大意是本系统自己的话，不是原文" in html
    assert "第四十七条" in html


def test_there_is_no_such_instrument(read: Read) -> None:
    read("library/instruments/nothing/", status=404)
    with pytest.raises(Missing):
        instruments.read("nothing")


def test_the_table_says_the_status_of_the_day(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict("on=2027-01-01&q=医疗保障法"))
    assert made is not None
    assert [row[10] for row in made.rows] == ["现行有效"]
    assert table(actor(Role.AUTHORITY), QueryDict("on=abc")) is None
