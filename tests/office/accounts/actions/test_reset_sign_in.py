"""Resetting somebody's sign-in."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.renew_recovery_codes import keep_recovery_codes
from yijian.office.accounts.actions.reset_sign_in import reset_sign_in
from yijian.office.accounts.models import User
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

PASSWORD = "k7pm-abcd-efgh-jkmn"


def test_everything_is_new(actor: MakeActor, resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    keep_recovery_codes(user, ["abcd2345"])
    AccessAttempt.objects.create(username="auditor", failures_since_start=5)
    reset_sign_in(
        actor=actor(Role.ACCOUNT_ADMIN), subject=user.pk, revision=1, password=PASSWORD, reason="忘"
    )
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.must_change_password
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert PASSWORD not in Entry.objects.get().detail


def test_a_refusal_changes_nothing(actor: MakeActor, resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    with pytest.raises(Guarded, match="没有写明原因"):
        reset_sign_in(
            actor=actor(Role.ACCOUNT_ADMIN),
            subject=user.pk,
            revision=1,
            password=PASSWORD,
            reason="",
        )
    assert TOTPDevice.objects.exists()
    assert not User.objects.get(pk=user.pk).check_password(PASSWORD)
