"""Signing in, and failing to."""

from __future__ import annotations

from yijian.office.accounts.guards.nothing_against_sign_in import Fault, nothing_against_sign_in
from yijian.office.accounts.models import User
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded


@action("accounts.sign_in", title="登录")
def sign_in(*, actor: Actor, account: int, proof: str, fault: Fault, address: str) -> None:
    """Write down a sign-in with what proved the person (``proof``, in Chinese), from where.

    Where the person is not proven the actor is the system; with a ``fault`` it is a refusal.
    """
    # the guard is asked here, because a refusal too is about the account
    note(subject=f"{User._meta.label_lower}:{account}")
    if refusal := nothing_against_sign_in(fault=fault):
        raise Guarded(refusal)
    User.objects.filter(pk=account).update(last_sign_in_at=actor.at)
