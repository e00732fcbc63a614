"""What the trail keeps of leaving."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.sign_out import sign_out
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry


def test_leaving_is_written(actor: MakeActor) -> None:
    sign_out(actor=actor(Role.PHARMACY))
    entry = Entry.objects.get()
    assert (entry.username, entry.event, entry.outcome) == (
        "pharmacy",
        "accounts.sign_out",
        "done",
    )
