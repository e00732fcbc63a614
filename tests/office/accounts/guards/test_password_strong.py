"""A password is not easily guessed."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.password_strong import password_strong, weaknesses
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", ["太短，至少 12 位"]),
        ("918273645546372819", ["全是数字"]),
        ("password1234", ["是常见密码"]),
        ("account_admin1", ["与账号太相近"]),
        ("huang-he_lan_zhou", []),
    ],
)
def test_weaknesses_are_named(password: str, said: list[str]) -> None:
    assert weaknesses(password, User(username="account_admin")) == said


def test_a_weak_one_is_refused(actor: MakeActor) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    found = password_strong(actor=admin, password="short")
    assert found is not None
    assert found.code == "accounts.weak_password"
    assert found.sentence() == (
        "不能使用这个密码：太短，至少 12 位。需要：换一个密码，由本人办理。"
    )
    assert password_strong(actor=admin, password="wang.wei.wang", username="wang.wei")
    assert password_strong(actor=admin, password="huang-he_lan_zhou") is None
