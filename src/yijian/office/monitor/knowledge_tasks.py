"""The long work on knowledge: trying a batch out, and bringing a decided one into force."""

from __future__ import annotations

from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.attach_trial import attach_trial
from yijian.office.monitor.actions.put_knowledge_in_force import put_knowledge_in_force
from yijian.office.monitor.actions.refuse_knowledge import refuse_knowledge
from yijian.office.monitor.actions.return_knowledge import return_knowledge
from yijian.office.monitor.knowledge_models import ADOPTED, OPEN, KnowledgeBatch
from yijian.office.work.handlers import Outcome, handler
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell


def _system(job: Job) -> Actor:
    return Actor.system(job.jurisdiction, job.finished_at or clock.now())


def settle_trial(job: Job) -> None:
    """The trial has ended well: it stands on its batch, unless that moved on meanwhile."""
    rows = KnowledgeBatch.objects.filter(pk=job.parameters["batch"], job_id=job.pk)
    batch = rows.filter(state__in=OPEN).first()
    if batch is None or job.state != JobState.DONE:
        return
    settle = refuse_knowledge if job.result.get("unusable") else attach_trial
    settle(actor=_system(job), subject=batch.pk, revision=batch.revision, job=job)


@handler(
    "knowledge",
    title="核对和测算知识",
    ended=settle_trial,
    page="monitor:knowledge_batches",
)
def try_out(job: Job, tell: Tell) -> Outcome:
    """Read and check a batch, and try it out on the past."""
    from yijian.office.monitor.loading.knowledge_trial import try_batch

    return try_batch(job, tell)


def settle_adoption(job: Job) -> None:
    """The work has ended: what the lake holds decides whether the batch is in force."""
    from yijian.office.monitor.loading.knowledge_adoption import version_in_lake

    rows = KnowledgeBatch.objects.filter(pk=job.parameters["batch"], job_id=job.pk, state=ADOPTED)
    batch = rows.select_related("undoes").first()
    if batch is None:
        return
    given = {"actor": _system(job), "subject": batch.pk, "revision": batch.revision}
    if version := version_in_lake(batch):
        put_knowledge_in_force(**given, version=version)
    else:
        return_knowledge(**given, reason=job.message)


@handler(
    "adoption",
    title="使知识生效",
    ended=settle_adoption,
    page="monitor:knowledge_batches",
)
def adopt(job: Job, tell: Tell) -> Outcome:
    """Write a decided batch into the lake."""
    from yijian.office.monitor.loading.knowledge_adoption import adopt_batch

    return adopt_batch(job, tell)
