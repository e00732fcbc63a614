"""The door: who gets in, who does not, and what either is told."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from tests.office.accounts.conftest import PASSWORD, Enter, Resident, code_of, shown
from tests.office.conftest import SignedIn
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.trail.models import Entry

DOOR = "/sign-in/"
CODE = "/sign-in/second-factor/"


def entries(**more: Any) -> list[Entry]:
    return list(Entry.objects.filter(event="accounts.sign_in", **more).order_by("number"))


def test_the_page_is_chinese_strict_and_kept_nowhere(client: Client, db: None) -> None:
    answer = client.get(DOOR)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = shown(answer)
    assert 'lang="zh-Hans"' in page
    assert "跳到正文" in page
    assert "autofocus" in page
    assert "<script" not in page
    assert "style=" not in page
    assert "演示" not in page
    assert "sessionid" not in answer.cookies


def test_a_provider_is_in_with_the_password(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    answer = enter(user.username)
    assert (answer.status_code, answer["Location"]) == (302, reverse("monitor:dashboard"))
    page = client.get("/account/")
    assert page.status_code == 200
    assert page.wsgi_request.actor.fixmedins_code == "H62010200001"
    user.refresh_from_db()
    assert user.last_sign_in_at is not None
    (entry,) = entries(outcome="done")
    assert (entry.username, entry.subject) == (user.username, f"accounts.user:{user.pk}")
    assert json.loads(entry.detail)["address"] == "127.0.0.1"
    assert PASSWORD not in entry.detail


def test_staff_are_not_in_with_the_password_alone(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.FIRST_REVIEWER)
    assert enter("first_reviewer")["Location"] == CODE
    assert not entries()
    for address in ("/account/", "/", "/users/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
    assert "_auth_user_id" not in client.session


def test_the_session_key_changes_at_each_step(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUDITOR)
    keys = []
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = session.session_key
    keys.append(session.session_key)
    enter("auditor")
    keys.append(client.session.session_key)
    assert "planted" not in client.session
    client.post(CODE, {"code": code_of()})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


@pytest.mark.parametrize("username", ["hospital", "nobody.of.that.name"])
def test_a_wrong_password_and_an_unknown_name_look_the_same(
    resident: Resident, enter: Enter, username: str
) -> None:
    resident(Role.HOSPITAL, bound=False)
    answer = enter(username, "not the password")
    assert answer.status_code == 422
    page = shown(answer).replace(username, "…")
    assert "账号或密码不对，或账号已停用。连续失败 5 次，锁定 15 分钟。" in page
    assert "not the password" not in page


def test_a_failure_is_written_about_a_known_account_by_the_system(
    resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    enter("nobody.of.that.name", "not the password")
    assert not entries()
    enter("hospital", "not the password")
    (entry,) = entries()
    assert (entry.outcome, entry.username, entry.jurisdiction) == ("refused", "system", "lanzhou")
    assert entry.subject == f"accounts.user:{user.pk}"
    assert "不能登录：密码不对" in entry.detail
    assert "not the password" not in entry.detail


def test_a_disabled_account_is_told_nothing_but_written_down(
    resident: Resident, enter: Enter
) -> None:
    resident(Role.HOSPITAL, bound=False, is_active=False)
    answer = enter("hospital")
    assert answer.status_code == 422
    assert "账号或密码不对，或账号已停用" in shown(answer)
    (entry,) = entries()
    assert "账号已停用" in entry.detail


def test_people_of_a_closed_organisation_are_told_so(resident: Resident, enter: Enter) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    with writing():
        user.organisation.active = False
        user.organisation.save()
    answer = enter("hospital")
    assert answer.status_code == 422
    assert "您所在的单位“城关第一医院”已停用，不能登录" in shown(answer)
    assert "所在单位已停用" in entries()[0].detail


def test_empty_fields_are_named(client: Client, db: None) -> None:
    answer = client.post(DOOR, {})
    page = shown(answer)
    assert answer.status_code == 422
    assert "请填写账号" in page
    assert "请填写密码" in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_username_error"' in page


def test_five_failures_lock_until_the_time_that_is_said(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.HOSPITAL, bound=False)
    answers = [enter("hospital", "not the password") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422] * 4 + [429]
    assert "连续失败 5 次，锁定到" in shown(answers[-1])
    assert "已连续失败到锁定" in entries()[-1].detail
    right = enter("hospital")
    assert right.status_code == 429
    assert len(entries()) == 5  # knocking at a locked door fills no trail
    assert "_auth_user_id" not in client.session


def test_the_lock_ends(resident: Resident, enter: Enter) -> None:
    resident(Role.HOSPITAL, bound=False)
    for _ in range(5):
        enter("hospital", "not the password")
    attempt = AccessAttempt.objects.get()
    attempt.attempt_time -= timedelta(minutes=15, seconds=1)
    attempt.save()
    assert enter("hospital").status_code == 302
    assert not AccessAttempt.objects.exists()


def test_the_lock_follows_the_name_to_another_browser(resident: Resident, enter: Enter) -> None:
    resident(Role.HOSPITAL, bound=False)
    for number in range(5):
        enter("hospital", "not the password", headers={"user-agent": f"browser {number}"})
    other = enter("hospital", headers={"user-agent": "another"}, REMOTE_ADDR="10.0.0.9")
    assert other.status_code == 429


def test_a_locked_unknown_name_looks_the_same(enter: Enter, db: None) -> None:
    answers = [enter("nobody.of.that.name", "x") for _ in range(6)]
    assert answers[-1].status_code == 429
    assert "登录已锁定" in shown(answers[-1])


def test_after_signing_in_one_is_where_one_wanted_to_go(resident: Resident, enter: Enter) -> None:
    resident(Role.HOSPITAL, bound=False)
    assert enter("hospital", then="/account/%3Fa=1")["Location"] == "/account/?a=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "/sign-in/?next=/",
    ],
)
def test_nobody_is_sent_away(resident: Resident, enter: Enter, address: str) -> None:
    resident(Role.HOSPITAL, bound=False)
    assert enter("hospital", then=address)["Location"] == reverse("monitor:dashboard")


def test_a_page_asked_for_before_signing_in_is_named(client: Client, db: None) -> None:
    answer = client.get("/account/", follow=True)
    assert answer.redirect_chain == [("/sign-in/?next=/account/", 302)]
    assert "请先登录，登录后打开您要看的页面" in shown(answer)


def test_an_expired_session_is_said(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    client.session.flush()
    answer = client.get("/account/", follow=True)
    assert answer.redirect_chain == [("/sign-in/?next=/account/", 302)]
    assert "登录已过期，请重新登录" in shown(answer)
    assert enter("hospital", then="/account/")["Location"] == "/account/"


def test_a_forged_session_is_nobody(client: Client, db: None) -> None:
    client.cookies["sessionid"] = "a" * 32
    assert client.get("/account/").status_code == 302


def test_who_is_disabled_elsewhere_is_out_at_once_and_told(
    client: Client, people: dict[str, User], signed_in: SignedIn
) -> None:
    signed_in(client, Role.AUDITOR)
    assert client.get("/account/").status_code == 200
    with writing():
        User.objects.filter(pk=people[Role.AUDITOR].pk).update(is_active=False)
    answer = client.get("/account/", follow=True)
    assert answer.redirect_chain[0][0] == "/sign-in/?next=/account/"
    assert "这个账号已停用，登录随即失效" in shown(answer)


def test_who_is_in_does_not_sign_in_again(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.HOSPITAL)
    assert client.get("/sign-in/?next=/account/")["Location"] == "/account/"


def test_forms_without_a_token_are_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(DOOR, {"username": "hospital", "password": PASSWORD})
    assert answer.status_code == 403
    assert "表单已失效" in shown(answer)


def test_other_methods_are_refused_in_chinese(client: Client, db: None) -> None:
    answer = client.put(DOOR)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")
    assert "不能这样打开" in shown(answer)
