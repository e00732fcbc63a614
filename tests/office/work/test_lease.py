from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from tests.office.conftest import AT
from yijian.office.work import lease
from yijian.office.work.models import Lease

TERM = timedelta(seconds=settings.LIMIT["LEASE_SECONDS"])
MOMENT = timedelta(seconds=1)


def test_one_holder_at_a_time(queued) -> None:
    job = queued()
    assert lease.take(job.pk, "a", AT)
    assert not lease.take(job.pk, "b", AT + TERM)
    assert lease.held(job.pk, AT + TERM)
    assert not lease.held(job.pk, AT + TERM + MOMENT)


def test_who_is_silent_too_long_loses_it(queued) -> None:
    job = queued()
    lease.take(job.pk, "a", AT)
    assert lease.take(job.pk, "b", AT + TERM + MOMENT)
    assert not lease.beat(job.pk, "a", AT + TERM + MOMENT)
    lease.release(job.pk, "a")
    assert Lease.objects.get().holder == "b"


def test_a_beat_prolongs_it(queued) -> None:
    job = queued()
    lease.take(job.pk, "a", AT)
    assert lease.beat(job.pk, "a", AT + TERM)
    assert not lease.take(job.pk, "b", AT + TERM + MOMENT)


def test_released_it_is_free(queued) -> None:
    job = queued()
    lease.take(job.pk, "a", AT)
    lease.release(job.pk, "a")
    assert not lease.held(job.pk, AT)
    assert lease.take(job.pk, "b", AT)


def test_names_of_holders_differ_and_fit() -> None:
    names = {lease.new_holder() for _ in range(5)}
    assert len(names) == 5
    assert max(map(len, names)) <= 80
