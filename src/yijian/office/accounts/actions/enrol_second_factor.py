"""Binding a second factor."""

from __future__ import annotations

from collections.abc import Sequence

from django_otp.plugins.otp_totp.models import TOTPDevice

from yijian.office.accounts.actions.renew_recovery_codes import keep_recovery_codes
from yijian.office.accounts.guards.second_factor_missing import second_factor_missing
from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import AUTHENTICATOR
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.enrol_second_factor",
    title="绑定动态口令",
    guards=(second_factor_missing,),
    secret=("key", "recovery_codes"),
)
def enrol_second_factor(
    *, actor: Actor, key: str, step: int, recovery_codes: Sequence[str]
) -> TOTPDevice:
    """Bind the device with the secret ``key`` (hex), whose code of the time ``step`` was right.

    That code is used up with this.
    """
    user = User.objects.get(username=actor.username)
    note(subject=f"{User._meta.label_lower}:{user.pk}")
    device = TOTPDevice.objects.create(
        user=user, name=AUTHENTICATOR, key=key, confirmed=True, last_t=step
    )
    keep_recovery_codes(user, recovery_codes)
    return device
