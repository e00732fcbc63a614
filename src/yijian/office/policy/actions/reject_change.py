"""A change is not approved."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.another_person import another_person
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.models import Change


@action(
    "policy.reject_change",
    title="不予批准",
    subject=Change,
    guards=(
        closing_reason_given,
        another_person,
    ),
    step="policy.change:reject_change",
)
def reject_change(*, actor: Actor, subject: Change, reason: str) -> Change:
    """The change is closed; the reason stays."""
    subject.decision = {"rejected": reason.strip(), "name": actor.name, "at": actor.at.isoformat()}
    return subject
