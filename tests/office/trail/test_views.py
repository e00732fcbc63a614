"""The page of the trail, as those who may read it see it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.office.conftest import SignedIn
from tests.office.trail.conftest import Add
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry
from yijian.office.trail.verify import verify


def read(client: Client, query: str = "") -> str:
    answer = client.get(f"/trail/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def auditor(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.AUDITOR)


def numbers(page: str) -> list[int]:
    """The numbers of the entries on a page, in order."""
    found = re.findall(r'<th scope="row" class="number">([\d,]+)</th>', page)
    return [int(number.replace(",", "")) for number in found]


def test_the_latest_first_with_titles_and_reasons(auditor: Client, chain: list[Entry]) -> None:
    page = read(auditor)
    assert numbers(page) == [5, 4, 3, 2, 1]
    for said in ("安排", "李明", "经办机构初审", "后台工作 1", "已办理", "理由5", "共 5 条"):
        assert said in page
    assert "2026-11-21 09:30:00" in page
    assert chain[0].digest in page


def test_a_refusal_says_why(auditor: Client, add: Add) -> None:
    add(outcome="refused", detail={"refusal": "不能<b>办", "refusal_code": "work.busy"})
    page = read(auditor)
    assert "被拒绝" in page
    assert "不能&lt;b&gt;办" in page


def test_filters_stay_in_the_address_through_the_pages(
    auditor: Client, add: Add, settings: Any
) -> None:
    settings.LIMIT = {**settings.LIMIT, "PAGE_ROWS": 2}
    for number in range(1, 8):
        add(name="王强" if number % 2 else "李明")
    first = read(auditor, "?person=王")
    assert numbers(first) == [7, 5]
    assert "上一页" not in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = read(auditor, following.group(1).replace("&amp;", "&"))
    assert numbers(second) == [3, 1]
    assert 'value="王"' in second
    assert "下一页" not in second
    back = re.search(r'rel="prev" href="([^"]+)"', second)
    assert back is not None
    assert numbers(read(auditor, back.group(1).replace("&amp;", "&"))) == [7, 5]


def test_empty_says_what_to_do(auditor: Client, chain: list[Entry]) -> None:
    assert "没有符合条件的留痕" in read(auditor, "?person=nobody")
    assert "清除筛选" in read(auditor, "?since=2027-01-01")


def test_before_anything_was_done(auditor: Client) -> None:
    assert "还没有留痕" in read(auditor)


def test_a_wrong_day_is_told_and_filters_nothing(auditor: Client, chain: list[Entry]) -> None:
    page = read(auditor, "?since=昨天")
    assert "日期应写成 2026-11-21" in page
    assert len(numbers(page)) == 5


@pytest.mark.parametrize(
    "query", ["?after=x", "?after=1~1&before=1~1", "?after=9999999999999999999~1"]
)
def test_a_made_up_place_is_refused(auditor: Client, chain: list[Entry], query: str) -> None:
    answer = auditor.get(f"/trail/{query}")
    assert (answer.status_code, "翻页位置无法识别" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.AUTHORITY, 200),
        (Role.AUDITOR, 200),
        (Role.ACCOUNT_ADMIN, 200),
        (Role.FIRST_REVIEWER, 403),
        (Role.SECOND_REVIEWER, 403),
        (Role.HOSPITAL, 403),
        (Role.PHARMACY, 403),
    ],
)
def test_who_may(client: Client, signed_in: SignedIn, role: Role, status: int) -> None:
    signed_in(client, role)
    assert client.get("/trail/").status_code == status


def test_another_jurisdiction_is_not_there(
    client: Client, signed_in: SignedIn, person: Any, chain: list[Entry]
) -> None:
    signed_in(client, person(Role.ACCOUNT_ADMIN, "hainan_agency"))
    assert numbers(read(client)) == [2, 1]


def test_nothing_is_posted_here(auditor: Client) -> None:
    assert auditor.post("/trail/").status_code == 405


def test_what_was_done_by_a_person_stands_there_and_the_chain_is_whole(
    auditor: Client, add: Add
) -> None:
    add(detail={"reason": "零\x00"})
    assert json.loads(Entry.objects.latest("id").detail) == {"reason": "零\x00"}
    assert numbers(read(auditor))
    assert all(report.whole for report in verify())
