"""Somebody withdraws a job that is not finished."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.work.guards.job_open import job_open
from yijian.office.work.guards.reason_given import reason_given
from yijian.office.work.handlers import tell_ended
from yijian.office.work.models import Job, JobState


@action("work.withdraw_job", title="撤回后台工作", subject=Job, guards=(reason_given, job_open))
def withdraw_job(*, actor: Actor, subject: Job, reason: str) -> Job:
    """Withdraw the job; a worker that is at it hears so within seconds and leaves nothing."""
    subject.state = JobState.WITHDRAWN
    subject.message = f"{actor.name}撤回：{reason.strip()}"
    subject.finished_at = actor.at
    tell_ended(subject)
    return subject
