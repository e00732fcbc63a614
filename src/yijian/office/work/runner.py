"""Doing a job: take the lease, begin, let the handler work, end; or leave it to who has it."""

from __future__ import annotations

import errno
import logging
import traceback
from contextlib import suppress

from django.db import DatabaseError, InterfaceError, OperationalError
from django_tasks_db.utils import is_locked_database_exception

from yijian.kernel.errors import YijianError
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.work import lease
from yijian.office.work.actions.begin_job import begin_job
from yijian.office.work.actions.finish_job import finish_job
from yijian.office.work.actions.return_job import return_job
from yijian.office.work.handlers import HANDLERS, Outcome
from yijian.office.work.heartbeat import (
    Heartbeat,
    Interrupted,
    JobStopped,
    LeaseLost,
    Withdrawn,
    beating,
)
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell, job_folder

log = logging.getLogger(__name__)
_FULL = (errno.ENOSPC, errno.EDQUOT)


def work_on(job_id: int) -> str:
    """Do the job, unless somebody else is at it or it has ended.

    Answers ``busy`` (another process has the lease, or holds the database so long that the lease
    could not be asked for: the reaper queues the job anew) or the job's state afterwards.
    Failures of the work itself end in the job's message; only a database that cannot be used
    escapes, and then the reaper returns the job.
    """
    holder = lease.new_holder()
    if not _taken(job_id, holder):
        return "busy"
    try:
        if (job := _begun(job_id)) is not None:
            with beating(job_id, holder) as heart:
                _do(job, heart)
    finally:
        with suppress(DatabaseError):
            lease.release(job_id, holder)
    return str(Job.objects.values_list("state", flat=True).get(pk=job_id))


def _taken(job_id: int, holder: str) -> bool:
    try:
        return lease.take(job_id, holder, clock.now())
    except OperationalError as error:
        if not is_locked_database_exception(error):
            raise
        log.warning("后台工作 %s：数据库被占用太久，稍后再办", job_id)
        return False


def system_actor(job: Job) -> Actor:
    """The system at this moment, in the job's jurisdiction."""
    return Actor.system(job.jurisdiction, clock.now())


def _begun(job_id: int) -> Job | None:
    """The job, now running; ``None`` if there is nothing to do. The lease is ours."""
    job = Job.objects.get(pk=job_id)
    if job.state == JobState.RUNNING:  # whoever began it is gone: the lease was free
        job = return_job(actor=system_actor(job), subject=job_id, revision=job.revision)
        job = Job.objects.get(pk=job_id)
    if job.state != JobState.QUEUED:
        return None
    with suppress(YijianError):  # withdrawn at this very moment
        begin_job(actor=system_actor(job), subject=job_id, revision=job.revision)
        return Job.objects.get(pk=job_id)
    return None


def _do(job: Job, heart: Heartbeat) -> None:
    try:
        outcome = _handled(job, heart)
    except LeaseLost:
        log.warning("后台工作 %s 已由另一个进程接手", job.pk)
    except Withdrawn:
        log.warning("后台工作 %s 已撤回", job.pk)
    except (Interrupted, KeyboardInterrupt, SystemExit) as stop:
        _give_back(job)
        if not isinstance(stop, JobStopped):
            raise
    except YijianError as refusal:
        _end(job, JobState.FAILED, refusal.message)
    except (OperationalError, InterfaceError) as error:
        message = _explained(job, error)
        if not is_disk_full(error):
            raise  # locked for too long, or gone: the job is returned and goes on later
        _end(job, JobState.FAILED, message)
    except Exception as error:
        log.exception("后台工作 %s 没有办成", job.pk)
        _end(job, JobState.FAILED, _explained(job, error))
    else:
        _end(job, JobState.DONE, outcome.message, outcome)


def _handled(job: Job, heart: Heartbeat) -> Outcome:
    if job.kind not in HANDLERS:
        raise YijianError("work.kind", f"没有办理“{job.kind}”的程序；软件版本可能比数据旧")
    tell = Tell(job.pk, heart.check)
    tell.step = HANDLERS[job.kind].title
    tell(0, 0, "开始")
    outcome = HANDLERS[job.kind].handle(job, tell)
    heart.check()
    return outcome


def _end(job: Job, state: JobState, message: str, outcome: Outcome | None = None) -> None:
    """End the job, unless it has been withdrawn in the meantime."""
    revision = Job.objects.values_list("revision", flat=True).get(pk=job.pk)
    try:
        finish_job(
            actor=system_actor(job),
            subject=job.pk,
            revision=revision,
            state=state.value,
            message=message,
            result=outcome.result if outcome else {},
        )
    except YijianError as refusal:
        log.warning("后台工作 %s：%s", job.pk, refusal.message)


def _give_back(job: Job) -> None:
    """The process is ending: the job goes on where it stopped, without a failed attempt."""
    revision = Job.objects.values_list("revision", flat=True).get(pk=job.pk)
    with suppress(YijianError, DatabaseError):
        return_job(
            actor=system_actor(job),
            subject=job.pk,
            revision=revision,
            orderly="系统停止时中断，已重新排队，将从断处继续",
        )


def _explained(job: Job, error: Exception) -> str:
    """A Chinese sentence for an error that nobody foresaw; its traceback goes to a file."""
    if is_disk_full(error):
        return "磁盘空间不足，没有办完；已办好的部分不会丢失，清出空间后重新发起即可"
    if isinstance(error, MemoryError):
        return "内存不足，没有办完；请调小“一次稽核可用的内存”或换一台机器后重新发起"
    path = job_folder(job.pk) / "error.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return f"系统出错（{type(error).__name__}），没有办成；详情在服务器的 {path}，请交给维护人员"


def is_disk_full(error: BaseException) -> bool:
    """Whether an error says that a disk is full: of the system, the database or the engine."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    said = str(error).lower()
    return any(it in said for it in ("disk is full", "no space left", "disk quota", "磁盘空间"))
