"""The sidebar shows what there is to those who may, and every link leads somewhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from tests.office.conftest import MakeActor, SignedIn
from yijian.office.framework.roles import Role
from yijian.office.project.navigation import navigation

LIBRARY = {"法规库", "法域比较", "前后变化", "到期日计算", "条文落实"}
CHANGES = {"参数变更", "工作日历", "地方支付项目"}
MONITORING = {"总览", "疑点", "规则", "知识", "机构"}
WORKING = LIBRARY | MONITORING | CHANGES | {"导入", "稽核运行"}
EVERYTHING = WORKING | {"账号", "单位", "操作留痕"}
SHOWN = {
    Role.AUTHORITY: EVERYTHING,
    Role.AUTHORITY_HEAD: EVERYTHING,
    Role.AUDITOR: EVERYTHING,
    Role.FIRST_REVIEWER: WORKING,
    Role.SECOND_REVIEWER: WORKING,
    Role.HOSPITAL: LIBRARY | MONITORING,
    Role.PHARMACY: LIBRARY | MONITORING,
    Role.ACCOUNT_ADMIN: LIBRARY | {"总览", "账号", "单位", "操作留痕"},
}


def items() -> list[dict[str, Any]]:
    """All links of the sidebar."""
    return [item for group in navigation(RequestFactory().get("/")) for item in group["items"]]


@pytest.mark.parametrize("role", SHOWN)
def test_who_sees_what(actor: MakeActor, role: Role) -> None:
    request: Any = RequestFactory().get("/")
    request.actor = actor(role)
    assert {it["title"] for it in items() if it["permission"](request)} == SHOWN[role]


def test_nobody_sees_nothing() -> None:
    request: Any = RequestFactory().get("/")
    request.actor = None
    assert not any(it["permission"](request) for it in items())


def test_the_page_one_is_on_is_marked() -> None:
    def marked(path: str) -> list[str]:
        return [it["title"] for it in items() if it["active"](RequestFactory().get(path))]

    assert marked("/") == ["总览"]
    assert marked("/trail/") == ["操作留痕"]


@pytest.mark.parametrize("role", [Role.AUTHORITY, Role.HOSPITAL, Role.ACCOUNT_ADMIN])
def test_every_link_that_is_shown_opens(client: Client, signed_in: SignedIn, role: Role) -> None:
    signed_in(client, role)
    for item in items():
        if item["title"] in SHOWN[role]:
            assert client.get(str(item["link"])).status_code == 200, item["title"]
