"""What the trail keeps of a sign-in."""

from __future__ import annotations

import json

import pytest

from tests.office.conftest import AT, MakeActor
from yijian.office.accounts.actions.sign_in import sign_in
from yijian.office.accounts.guards.nothing_against_sign_in import Fault
from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry


def test_a_sign_in_is_written(actor: MakeActor, people: dict[str, User]) -> None:
    user = people[Role.AUDITOR]
    sign_in(actor=actor(user), account=user.pk, proof="密码", fault=Fault.NONE, address="10.0.0.9")
    user.refresh_from_db()
    assert (user.last_sign_in_at, user.revision) == (AT, 1)
    entry = Entry.objects.get()
    assert (entry.username, entry.outcome) == ("auditor", "done")
    assert json.loads(entry.detail)["address"] == "10.0.0.9"


def test_a_fault_is_written_about_the_account(people: dict[str, User]) -> None:
    user = people[Role.AUDITOR]
    with pytest.raises(Guarded, match="密码不对"):
        sign_in(
            actor=Actor.system("lanzhou", AT),
            account=user.pk,
            proof="",
            fault=Fault.WRONG_PASSWORD,
            address="",
        )
    user.refresh_from_db()
    assert user.last_sign_in_at is None
    entry = Entry.objects.get()
    assert (entry.outcome, entry.subject) == ("refused", f"accounts.user:{user.pk}")
