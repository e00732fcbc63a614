"""Each role comes in, sees what is theirs, and is refused the rest in words."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import ROLES, SignIn

pytestmark = [pytest.mark.browser]
MONITORING = {"总览", "疑点", "规则", "知识", "机构"}
LIBRARY = {"法规库", "法域比较", "前后变化", "到期日计算", "条文落实"}
WORKING = MONITORING | LIBRARY | {"导入", "稽核运行", "参数变更", "工作日历", "地方支付项目"}
EVERYTHING = WORKING | {"账号", "单位", "操作留痕"}
OPEN = {
    "authority": EVERYTHING,
    "authority_head": EVERYTHING,
    "first_reviewer": WORKING,
    "second_reviewer": WORKING,
    "hospital": MONITORING | LIBRARY,
    "pharmacy": MONITORING | LIBRARY,
    "auditor": EVERYTHING,
    "account_admin": LIBRARY | {"总览", "账号", "单位", "操作留痕"},
}
PAGES = {
    "疑点": "/findings/",
    "规则": "/rules/",
    "知识": "/knowledge/",
    "机构": "/institutions/",
    "导入": "/imports/",
    "稽核运行": "/runs/",
    "法规库": "/policy/library/",
    "法域比较": "/policy/compare/",
    "前后变化": "/policy/between/",
    "到期日计算": "/policy/deadline/",
    "条文落实": "/policy/duties/",
    "参数变更": "/policy/changes/",
    "工作日历": "/policy/calendar/",
    "地方支付项目": "/policy/items/",
    "操作留痕": "/trail/",
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_its_pages_and_no_others(sign_in: SignIn, role: str) -> None:
    page = sign_in(role)
    shown = {it.strip() for it in page.locator("nav a").all_inner_texts()}
    assert shown & (OPEN["authority"]) == OPEN[role]
    for title, path in PAGES.items():
        answer = page.goto(path)
        assert answer is not None
        if title in OPEN[role]:
            assert answer.status == 200, path
            own = role in ("hospital", "pharmacy") and title == "机构"
            assert own or page.inner_text("h1") == title
        else:
            assert answer.status == 403, path
            assert "您的角色是" in page.inner_text("main")


def test_a_hospital_sees_only_itself(sign_in: SignIn) -> None:
    official, hospital = sign_in("first_reviewer"), sign_in("hospital")
    official.goto("/findings/")
    places = set(official.locator("tbody td[data-label=机构]").all_inner_texts())
    hospital.goto("/findings/")
    theirs = set(hospital.locator("tbody td[data-label=机构]").all_inner_texts())
    assert len(theirs) <= 1 < len(places)
    stranger = official.locator("tbody a[href^='/findings/']").all()
    refused = 0
    for link in stranger[:20]:
        answer = hospital.goto(str(link.get_attribute("href")))
        assert answer is not None
        refused += answer.status == 404
    assert refused > 0


def test_signing_out_closes_the_door(sign_in: SignIn) -> None:
    page = sign_in("auditor")
    page.get_by_role("button", name="退出").click()
    page.wait_for_load_state()
    page.goto("/findings/")
    assert "/sign-in/" in page.url
    assert "next=/findings/" in page.url
