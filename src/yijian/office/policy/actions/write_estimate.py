"""An estimate by hand, where no past data reads what is changed."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.estimate_told import estimate_told
from yijian.office.policy.guards.no_data_to_run import no_data_to_run
from yijian.office.policy.models import Change


@action(
    "policy.write_estimate",
    title="书面测算",
    subject=Change,
    guards=(no_data_to_run, estimate_told),
    step="policy.change:attach_estimate",
)
def write_estimate(*, actor: Actor, subject: Change, message: str) -> Change:
    """``message`` is what the person worked out, and from what."""
    subject.estimate = {
        "digest": subject.content_digest,
        "job": None,
        "by": actor.username,
        "name": actor.name,
        "at": actor.at.isoformat(),
        "message": message.strip(),
        "parts": [],
    }
    return subject
