"""New recovery codes; the ones before no longer open anything."""

from __future__ import annotations

from collections.abc import Sequence

from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from yijian.office.accounts.guards.second_factor_bound import second_factor_bound
from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import RECOVERY
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.renew_recovery_codes",
    title="更换恢复码",
    guards=(second_factor_bound,),
    secret=("recovery_codes",),
)
def renew_recovery_codes(*, actor: Actor, recovery_codes: Sequence[str]) -> None:
    """Put ``recovery_codes`` in the place of the actor's present ones."""
    user = User.objects.get(username=actor.username)
    note(subject=f"{User._meta.label_lower}:{user.pk}")
    keep_recovery_codes(user, recovery_codes)


def keep_recovery_codes(user: User, recovery_codes: Sequence[str]) -> None:
    """Make these the only recovery codes of ``user``; for actions."""
    # the device stays: a session that a recovery code opened goes on
    device, _ = StaticDevice.objects.get_or_create(user=user, name=RECOVERY, confirmed=True)
    StaticToken.objects.filter(device=device).delete()
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=code) for code in recovery_codes
    )
