"""A job whose worker is gone goes back to the queue, or fails when that happens too often."""

from __future__ import annotations

from django.conf import settings

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.work.guards.job_running import job_running
from yijian.office.work.handlers import tell_ended
from yijian.office.work.models import Job, JobState
from yijian.office.work.tasks import enqueue


@action("work.return_job", title="收回后台工作", subject=Job, guards=(job_running,))
def return_job(*, actor: Actor, subject: Job, orderly: str = "") -> Job:
    """Queue the job again, unless it has been begun ``LIMIT JOB_ATTEMPTS`` times: then it failed.

    ``orderly`` says in Chinese why a worker gave the job back itself; that is no failed attempt.
    """
    if orderly:
        subject.attempts -= 1
    elif subject.attempts >= settings.LIMIT["JOB_ATTEMPTS"]:
        subject.state = JobState.FAILED
        subject.finished_at = actor.at
        subject.message = (
            f"这项工作中断了 {subject.attempts} 次，不再自动重试；"
            "请查看服务器的内存、磁盘和日志，然后重新发起"
        )
        tell_ended(subject)
        return subject
    subject.state = JobState.QUEUED
    subject.message = orderly or f"第 {subject.attempts} 次办理中断，已重新排队，将从断处继续"
    enqueue(subject.pk)
    note(attempts=subject.attempts)
    return subject
