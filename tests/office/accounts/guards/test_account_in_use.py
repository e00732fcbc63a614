"""A disabled account is not disabled again."""

from __future__ import annotations

from yijian.office.accounts.guards.account_in_use import account_in_use
from yijian.office.accounts.models import User


def test_a_disabled_one_is_refused() -> None:
    found = account_in_use(subject=User(is_active=False))
    assert found is not None
    assert found.code == "accounts.already_disabled"
    assert "它已停用" in found.sentence()
    assert account_in_use(subject=User(is_active=True)) is None
