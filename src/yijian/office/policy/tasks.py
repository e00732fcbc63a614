"""The long work of policy: estimates."""

from __future__ import annotations

from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.policy.actions.attach_estimate import attach_estimate
from yijian.office.policy.guards.estimate_current import estimate_current
from yijian.office.policy.guards.estimate_open import estimate_open
from yijian.office.policy.models import Change
from yijian.office.work.handlers import Outcome, handler
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell


def attach(job: Job) -> None:
    """The estimate has ended well: it belongs to its change, unless that moved on meanwhile."""
    change = Change.objects.filter(pk=job.parameters["change"]).first()
    if change is None or job.state != JobState.DONE:
        return
    if estimate_open(subject=change) or estimate_current(subject=change, job=job):
        return
    actor = Actor.system(job.jurisdiction, job.finished_at or clock.now())
    attach_estimate(actor=actor, subject=change.pk, revision=change.revision, job=job)


@handler("estimate", title="数据测算", ended=attach, page="policy:changes")
def estimate(job: Job, tell: Tell) -> Outcome:
    """Try the change out on the past."""
    from yijian.office.policy.estimating.running import run_estimate

    return run_estimate(job, tell)
