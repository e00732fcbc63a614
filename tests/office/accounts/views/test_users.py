"""The list of accounts and the page of one."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.office.accounts.conftest import shown
from tests.office.conftest import MakePerson, SignedIn
from yijian.office.accounts.models import User
from yijian.office.accounts.views.users import event_title
from yijian.office.framework.roles import Role


def test_the_list_shows_the_jurisdiction_and_no_other(
    client: Client, signed_in: SignedIn, person: MakePerson
) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    person(Role.FIRST_REVIEWER, "hainan_agency", "somebody.of.hainan")
    page = shown(client.get("/users/"))
    assert "first_reviewer" in page
    assert "somebody.of.hainan" not in page
    assert "共 8 条" in page
    assert "开通账号" in page


def test_readers_see_the_list_without_the_button(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.AUDITOR)
    page = shown(client.get("/users/"))
    assert "first_reviewer" in page
    assert "/users/open/" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=REVIEWER", {"first_reviewer", "second_reviewer"}),
        ("q=城关定点", {"hospital", "pharmacy"}),
        ("role=auditor", {"auditor"}),
        ("organisation=lanzhou-agency_city", {"first_reviewer", "second_reviewer"}),
        ("role=hospital&state=active", {"hospital"}),
        ("role=nonsense&q=hosp", {"hospital"}),
        ("state=disabled", set()),
        ("organisation=hainan-hainan_agency", set()),
    ],
)
def test_filters(client: Client, signed_in: SignedIn, query: str, found: set[str]) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    answer = client.get(f"/users/?{query}")
    assert {person.username for person in answer.context["page"].rows} == found
    if not found:
        assert "没有符合条件的账号" in shown(answer)


def test_paging_keeps_the_filters(
    client: Client, signed_in: SignedIn, person: MakePerson, settings: object
) -> None:
    settings.LIMIT = {**settings.LIMIT, "PAGE_ROWS": 3}  # type: ignore[attr-defined]
    signed_in(client, Role.ACCOUNT_ADMIN)
    for number in range(4):
        person(Role.HOSPITAL, username=f"hospital-{number}")
    first = client.get("/users/?role=hospital")
    assert [row.username for row in first.context["page"].rows] == [
        "hospital-3",
        "hospital-2",
        "hospital-1",
    ]
    place = first.context["page"].next
    assert f'href="?role=hospital&amp;after={place}"'.replace("~", "~") in shown(first)
    second = client.get(f"/users/?role=hospital&after={place}")
    assert [row.username for row in second.context["page"].rows] == ["hospital-0", "hospital"]
    assert "共 5 条" in shown(second)
    assert client.get("/users/?after=nonsense").status_code == 400


def test_the_page_of_an_account(
    client: Client, signed_in: SignedIn, people: dict[str, User]
) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    page = shown(client.get(f"/users/{people[Role.HOSPITAL].pk}/"))
    for said in ("城关第一医院", "定点医院", "停用账号", "重置密码与动态口令", "还没有留痕"):
        assert said in page
    assert "恢复账号" not in page


def test_one_cannot_decide_about_oneself_and_reads_why(
    client: Client, signed_in: SignedIn, people: dict[str, User]
) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    page = shown(client.get(f"/users/{people[Role.ACCOUNT_ADMIN].pk}/"))
    assert "停用、恢复、调整和重置不能由本人对本人办理；由本统筹区的其他账号管理员办理" in page
    assert "/disable/" not in page


def test_readers_read_why_they_may_not(
    client: Client, signed_in: SignedIn, people: dict[str, User]
) -> None:
    signed_in(client, Role.AUDITOR)
    page = shown(client.get(f"/users/{people[Role.HOSPITAL].pk}/"))
    assert "“停用账号”由账号管理员办理；您的角色是只读审计" in page


def test_the_trail_of_the_account_is_shown(
    client: Client, signed_in: SignedIn, people: dict[str, User]
) -> None:
    admin = Client()
    signed_in(admin, Role.ACCOUNT_ADMIN)
    target = people[Role.HOSPITAL]
    admin.post(f"/users/{target.pk}/disable/", {"reason": "离岗", "revision": target.revision})
    page = shown(admin.get(f"/users/{target.pk}/"))
    assert '<td data-label="操作">停用账号</td>' in page
    assert "已办理" in page


def test_elsewhere_does_not_exist(client: Client, signed_in: SignedIn, person: MakePerson) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    other = person(Role.FIRST_REVIEWER, "hainan_agency")
    answer = client.get(f"/users/{other.pk}/")
    assert answer.status_code == 404
    assert "没有这条记录，或它不在您的管辖范围内" in shown(answer)


def test_an_event_is_named_in_chinese() -> None:
    assert event_title("accounts.disable_user") == "停用账号"
    assert event_title("nothing.like_it") == "nothing.like_it"
