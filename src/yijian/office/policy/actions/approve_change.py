"""A change is approved."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.another_person import another_person
from yijian.office.policy.guards.citation_valid import citation_valid
from yijian.office.policy.guards.content_sound import content_sound
from yijian.office.policy.guards.estimate_attached import estimate_attached
from yijian.office.policy.guards.not_used import not_used
from yijian.office.policy.guards.override_allowed import override_allowed
from yijian.office.policy.guards.risk_assessed import risk_assessed
from yijian.office.policy.guards.start_not_past import start_not_past
from yijian.office.policy.models import Change


@action(
    "policy.approve_change",
    title="批准变更",
    subject=Change,
    guards=(
        estimate_attached,
        risk_assessed,
        another_person,
        override_allowed,
        content_sound,
        citation_valid,
        not_used,
        start_not_past,
    ),
    step="policy.change:approve_change",
)
def approve_change(*, actor: Actor, subject: Change) -> Change:
    """Somebody who did not prepare it approves what is shown."""
    subject.decision = {
        "approved_by": actor.username,
        "name": actor.name,
        "at": actor.at.isoformat(),
        "digest": subject.content_digest,
    }
    return subject
