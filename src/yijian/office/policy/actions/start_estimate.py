"""The past is to be asked what a change would have meant."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.data_to_run import data_to_run
from yijian.office.policy.guards.estimate_free import estimate_free
from yijian.office.policy.guards.estimate_open import estimate_open
from yijian.office.policy.models import Change
from yijian.office.work.actions.queue_job import queue_job


@action(
    "policy.start_estimate",
    title="开始数据测算",
    subject=Change,
    guards=(estimate_open, data_to_run, estimate_free),
)
def start_estimate(*, actor: Actor, subject: Change) -> Change:
    """Queue the estimate of what the change asks for now."""
    job = queue_job(
        actor=actor,
        kind="estimate",
        title=f"测算变更 {subject.number}：{subject.title}",
        parameters={"change": subject.pk, "digest": subject.content_digest},
        slot="estimate",
    )
    subject.job = job
    note(job=job.pk)
    return subject
