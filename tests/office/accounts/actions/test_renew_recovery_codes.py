"""New recovery codes."""

from __future__ import annotations

import pytest
from django_otp.plugins.otp_static.models import StaticToken

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.renew_recovery_codes import (
    keep_recovery_codes,
    renew_recovery_codes,
)
from yijian.office.accounts.models import User
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry


def tokens() -> set[str]:
    return {token.token for token in StaticToken.objects.all()}


def test_the_ones_before_are_void(actor: MakeActor, resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    keep_recovery_codes(user, ["aaaa2345"])
    renew_recovery_codes(actor=actor(Role.AUDITOR), recovery_codes=["bbbb2345", "cccc2345"])
    assert tokens() == {"bbbb2345", "cccc2345"}
    assert "bbbb2345" not in Entry.objects.get().detail


def test_without_a_device_it_is_refused(actor: MakeActor, people: dict[str, User]) -> None:
    with pytest.raises(Guarded, match="还没有绑定动态口令"):
        renew_recovery_codes(actor=actor(Role.HOSPITAL), recovery_codes=["bbbb2345"])
    assert tokens() == set()
