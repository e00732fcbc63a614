"""A worker that holds the lease begins a job."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.work.guards.job_queued import job_queued
from yijian.office.work.models import Job, JobState


@action("work.begin_job", title="开始后台工作", subject=Job, guards=(job_queued,))
def begin_job(*, actor: Actor, subject: Job) -> Job:
    """The job is running, once more."""
    subject.state = JobState.RUNNING
    subject.attempts += 1
    subject.started_at = actor.at
    subject.message = ""
    note(attempts=subject.attempts)
    return subject
