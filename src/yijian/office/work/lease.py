"""The lease of a job: who is at it, and until when that is believed without hearing again.

A lease decides nothing: it only keeps two processes from doing the same work at the same time,
so it is written outside actions. What is done under it is idempotent all the same.
"""

from __future__ import annotations

import itertools
import os
import socket
from datetime import datetime, timedelta

from django.conf import settings

from yijian.office.work.models import Lease

_serial = itertools.count(1)


def new_holder() -> str:
    """A name for one piece of work of this process, unlike any other's."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{next(_serial)}"


def take(job_id: int, holder: str, at: datetime) -> bool:
    """Take the lease of a job if nobody has it or the one who had it is silent too long."""
    term = {"holder": holder, "beat_at": at, "expires_at": _expiry(at)}
    if Lease.objects.filter(job_id=job_id, expires_at__lt=at).update(**term):
        return True
    Lease.objects.bulk_create([Lease(job_id=job_id, **term)], ignore_conflicts=True)
    return Lease.objects.filter(job_id=job_id, holder=holder).exists()


def beat(job_id: int, holder: str, at: datetime) -> bool:
    """Say that the holder lives; whether the lease is still theirs."""
    mine = Lease.objects.filter(job_id=job_id, holder=holder)
    return mine.update(beat_at=at, expires_at=_expiry(at)) == 1


def release(job_id: int, holder: str) -> None:
    """Give the lease back, if it is still the holder's."""
    Lease.objects.filter(job_id=job_id, holder=holder).delete()


def held(job_id: int, at: datetime) -> bool:
    """Whether somebody is believed to be at the job."""
    return Lease.objects.filter(job_id=job_id, expires_at__gte=at).exists()


def _expiry(at: datetime) -> datetime:
    return at + timedelta(seconds=settings.LIMIT["LEASE_SECONDS"])
