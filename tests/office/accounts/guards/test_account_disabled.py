"""An account in use is not enabled again."""

from __future__ import annotations

from yijian.office.accounts.guards.account_disabled import account_disabled
from yijian.office.accounts.models import User


def test_one_in_use_is_refused() -> None:
    found = account_disabled(subject=User(is_active=True))
    assert found is not None
    assert found.code == "accounts.already_enabled"
    assert "它正在使用" in found.sentence()
    assert account_disabled(subject=User(is_active=False)) is None
