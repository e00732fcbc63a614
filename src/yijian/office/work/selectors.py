"""Jobs that somebody may see."""

from __future__ import annotations

from django.db.models import QuerySet

from yijian.office.accounts.models import User
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.work.models import Job, JobState


def jobs_for(actor: Actor) -> QuerySet[Job]:
    """The jobs of the actor's jurisdiction."""
    if not may(actor, "work.view_job"):
        return Job.objects.none()
    return Job.objects.filter(jurisdiction=actor.jurisdiction).select_related("organisation")


def job_for(actor: Actor, job_id: int) -> Job:
    """One of those jobs.

    Raises:
        Missing: there is none of that number for this person.
    """
    job = jobs_for(actor).filter(pk=job_id).first()
    if job is None:
        raise Missing
    return job


def requester(job: Job) -> str:
    """The name of the person who asked for a job; the account where nobody has it any more."""
    user = User.objects.filter(username=job.requested_by).first()
    return user.name if user else job.requested_by


def at_work(jurisdiction: str, slot: str) -> bool:
    """Whether an unfinished job holds the slot; for guards, which need no actor's view."""
    unfinished = (JobState.QUEUED, JobState.RUNNING)
    found = Job.objects.filter(jurisdiction=jurisdiction, slot=slot, state__in=unfinished)
    return found.exists()
