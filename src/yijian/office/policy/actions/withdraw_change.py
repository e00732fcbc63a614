"""A draft is withdrawn."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.models import Change


@action(
    "policy.withdraw_change",
    title="撤回拟定",
    subject=Change,
    guards=(closing_reason_given,),
    step="policy.change:withdraw_change",
)
def withdraw_change(*, actor: Actor, subject: Change, reason: str) -> Change:
    """The draft is closed by those who prepared it."""
    subject.decision = {"withdrawn": reason.strip(), "name": actor.name, "at": actor.at.isoformat()}
    return subject
