"""A job is asked for."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from yijian.kernel.errors import Refused
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded, Refusal
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job
from yijian.office.work.tasks import enqueue


@action("work.queue_job", title="安排后台工作", secret=("organisation",))
def queue_job(
    *,
    actor: Actor,
    kind: str,
    title: str,
    parameters: dict[str, Any] | None = None,
    slot: str = "",
    message: str = "",
    organisation: Organisation | None = None,
) -> Job:
    """Make a job of a registered ``kind`` and put it into the queue, both or neither.

    Called inside another action. ``slot`` names a place that one unfinished job of the
    jurisdiction holds at a time; ``message`` is what is said while it waits; ``organisation``
    defaults to the actor's.

    Raises:
        Refused: no such kind, or no such organisation. Guarded: the slot is taken.
    """
    if kind not in HANDLERS:
        raise Refused("work.kind", f"没有登记过“{kind}”这种后台工作")
    job = Job(
        kind=kind,
        title=title,
        jurisdiction=actor.jurisdiction,
        organisation=organisation or _own(actor),
        requested_by=actor.username,
        parameters=parameters or {},
        slot=slot,
        message=message,
        created_at=actor.at,
    )
    _put(job)
    enqueue(job.pk)
    note(subject=f"work.job:{job.pk}")
    return job


def _put(job: Job) -> None:
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        raise Guarded(busy(job.title)) from None


def busy(title: str) -> Refusal:
    """The refusal of a second job where one is at work."""
    return Refusal(
        code="work.busy",
        asked=title,
        because="本统筹区已有一项同类工作正在排队或进行",
        missing="等它结束，或先撤回它",
        by="经办机构初审或复审",
    )


def _own(actor: Actor) -> Organisation:
    place = Organisation.objects.filter(code=actor.organisation).first()
    if place is None:
        raise Refused("work.organisation", f"没有代码为“{actor.organisation}”的单位")
    return place
