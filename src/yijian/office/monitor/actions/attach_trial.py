"""The trial of a batch of knowledge has ended well."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.trial_fits import trial_fits
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.work.models import Job


@action(
    "monitor.attach_trial",
    title="附上影响测算",
    subject=KnowledgeBatch,
    guards=(trial_fits,),
    secret=("job",),
    step="monitor.knowledge:attach_trial",
)
def attach_trial(*, actor: Actor, subject: KnowledgeBatch, job: Job) -> KnowledgeBatch:
    """What the job found stands on the batch; from now on another person may decide."""
    if not subject.is_roll_back:
        subject.content = job.result["content"]
    subject.trial = {
        **job.result,
        "job": job.pk,
        "at": actor.at.isoformat(),
        "message": job.message,
    }
    subject.message = ""
    note(job=job.pk)
    return subject
