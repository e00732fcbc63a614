"""Procedures: the list, a version as a table, and its drawing."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from tests.office.conftest import MakeActor, SignedIn
from tests.office.policy.library.conftest import Read
from yijian.office.framework.roles import Role
from yijian.office.policy.library import source
from yijian.office.policy.library.procedures import step_rows, table

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def test_the_list_says_whose_version_holds(read: Read) -> None:
    html = read("library/procedures/", {"jurisdiction": "lanzhou"})
    assert "协议违约处理" in html
    assert "兰州市" in html


def test_a_version_as_a_table(read: Read) -> None:
    html = read("library/procedures/agreement.breach/")
    for said in (
        "送达处理告知书",
        "经办违约处理人员",
        "兰州办法第二十三条",
        "个工作日",
        "版本摘要",
        "程序图",
        "全部版本",
        "草案，仅供模拟",
        "当日适用",
    ):
        assert said in html


def test_steps_with_their_terms_and_articles() -> None:
    found = source.procedures().get("agreement.breach", "lanzhou", DAY)
    rows = step_rows(found, "lanzhou")
    assert len(rows) == len(found.body.steps)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    terms = [row.term for row in rows if row.term]
    assert terms
    assert all(term.begins and term.meaning and term.amount for term in terms)
    assert all(row.articles or row.citation for row in rows)
    assert any(tag.words == "可不办" for row in rows for tag in row.tags)


def test_none_that_day_says_since_when(read: Read) -> None:
    html = read("library/procedures/agreement.mediation/", {"jurisdiction": "hainan"})
    assert "当日没有这个程序" in html
    assert "兰州市自 2021-05-01 起" in html
    read("library/procedures/nothing/", status=404)


def test_the_drawing_is_a_picture_without_scripts(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.HOSPITAL)
    version = source.procedures().get("agreement.breach", "lanzhou", DAY).version
    answer = browser.get(f"/policy/library/drawings/{version}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content
    assert browser.get("/policy/library/drawings/00.svg").status_code == 404


def test_the_table(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict("name=agreement.breach"))
    assert made is not None
    assert ("程序", "协议违约处理") in made.about
    assert table(actor(Role.AUTHORITY), QueryDict("name=agreement.breach&on=abc")) is None
