"""Usernames are plain and unique."""

from __future__ import annotations

import pytest

from yijian.office.accounts.guards.username_usable import taken, username_usable
from yijian.office.accounts.models import User


@pytest.mark.parametrize("username", ["", "ab", "王伟", "a b c", ".abc", "a" * 65, "abc\n"])
def test_another_form_is_refused(username: str, db: None) -> None:
    found = username_usable(username=username)
    assert found is not None
    assert found.code == "accounts.username_unusable"
    assert "账号只用字母、数字和 . _ -，以字母或数字开头，3 至 64 位" in found.sentence()


def test_a_taken_one_is_refused(people: dict[str, User]) -> None:
    for username in ("auditor", "system"):
        assert username_usable(username=username) == taken(username)
    assert taken("auditor").sentence() == (
        "不能开通账号：账号 auditor 已有人使用。需要：换一个账号，由账号管理员办理。"
    )


def test_a_free_one_is_fine(people: dict[str, User]) -> None:
    assert username_usable(username="wang.wei-2") is None
