"""Opening an account."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from yijian.office.accounts.guards.organisation_within_reach import organisation_within_reach
from yijian.office.accounts.guards.password_strong import password_strong
from yijian.office.accounts.guards.role_suits_organisation import role_suits_organisation
from yijian.office.accounts.guards.username_usable import taken, username_usable
from yijian.office.accounts.models import User
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded


@action(
    "accounts.open_user",
    title="开通账号",
    guards=(username_usable, organisation_within_reach, role_suits_organisation, password_strong),
    secret=("password",),
)
def open_user(
    *, actor: Actor, username: str, name: str, role: str, organisation: int, password: str
) -> User:
    """Open an account with a one-time ``password`` that its holder replaces at the first sign-in.

    ``organisation`` is the key of an active organisation of the actor's jurisdiction.
    """
    user = User(
        username=username,
        name=name,
        role=role,
        organisation_id=organisation,
        must_change_password=True,
        created_at=actor.at,
    )
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise Guarded(taken(username)) from None
    note(subject=f"{User._meta.label_lower}:{user.pk}")
    return user
