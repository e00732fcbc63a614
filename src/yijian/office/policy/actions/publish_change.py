"""An approved change is published."""

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
    "policy.publish_change",
    title="发布变更",
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
    step="policy.change:publish_change",
)
def publish_change(*, actor: Actor, subject: Change) -> Change:
    """From the commit on the law of this office has the value."""
    subject.published_at = actor.at
    subject.decision = {**subject.decision, "published_by": actor.username, "publisher": actor.name}
    return subject
