"""A change that no decision used is revoked."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.guards.not_used import not_used
from yijian.office.policy.models import Change


@action(
    "policy.revoke_change",
    title="撤销变更",
    subject=Change,
    guards=(
        closing_reason_given,
        not_used,
    ),
    step="policy.change:revoke_change",
)
def revoke_change(*, actor: Actor, subject: Change, reason: str) -> Change:
    """What was approved or published holds no longer, as if it had never been published."""
    subject.decision = {
        **subject.decision,
        "revoked": reason.strip(),
        "revoked_by": actor.name,
        "revoked_at": actor.at.isoformat(),
    }
    return subject
