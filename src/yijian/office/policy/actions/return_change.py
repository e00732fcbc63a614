"""A change goes back to be mended."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.models import Change


@action(
    "policy.return_change",
    title="退回修改",
    subject=Change,
    guards=(closing_reason_given,),
    step="policy.change:return_change",
)
def return_change(*, actor: Actor, subject: Change, reason: str) -> Change:
    """The head sends the change back to those who prepared it."""
    subject.decision = {"returned": reason.strip(), "name": actor.name, "at": actor.at.isoformat()}
    return subject
