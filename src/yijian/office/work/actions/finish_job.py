"""A job has come to its end."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.work.guards.job_running import job_running
from yijian.office.work.handlers import tell_ended
from yijian.office.work.models import Job, JobState


@action("work.finish_job", title="结束后台工作", subject=Job, guards=(job_running,))
def finish_job(
    *, actor: Actor, subject: Job, state: str, message: str, result: dict[str, Any] | None = None
) -> Job:
    """The job is done, or failed for the reason that ``message`` says in Chinese.

    ``state`` is ``done`` or ``failed``; ``result`` is what pages show of it.
    """
    subject.state = JobState.DONE if state == JobState.DONE else JobState.FAILED
    subject.message = message
    subject.result = result or {}
    subject.finished_at = actor.at
    tell_ended(subject)
    return subject
