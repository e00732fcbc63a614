"""An estimate has been made by the machine."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.estimate_current import estimate_current
from yijian.office.policy.models import Change
from yijian.office.work.models import Job


@action(
    "policy.attach_estimate",
    title="附上数据测算",
    subject=Change,
    guards=(estimate_current,),
    secret=("job",),
    step="policy.change:attach_estimate",
)
def attach_estimate(*, actor: Actor, subject: Change, job: Job) -> Change:
    """What the job found is the estimate of the change."""
    subject.estimate = {
        "digest": subject.content_digest,
        "job": job.pk,
        "by": "",
        "name": actor.name,
        "at": actor.at.isoformat(),
        "message": job.message,
        "parts": job.result.get("parts", []),
    }
    note(job=job.pk)
    return subject
