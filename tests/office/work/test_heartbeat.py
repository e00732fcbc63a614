from __future__ import annotations

import time

import pytest

from yijian.office.framework import clock
from yijian.office.work import lease
from yijian.office.work.heartbeat import (
    STOPPING,
    Heartbeat,
    Interrupted,
    LeaseLost,
    Withdrawn,
    beating,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_hears_that_the_process_ends() -> None:
    heart = Heartbeat(1, "a")
    heart.check()
    STOPPING.set()
    try:
        with pytest.raises(Interrupted):
            heart.check()
    finally:
        STOPPING.clear()


def test_it_hears_what_happened_to_the_job() -> None:
    heart = Heartbeat(1, "a")
    heart.lost = True
    with pytest.raises(LeaseLost):
        heart.check()
    heart.withdrawn = True
    with pytest.raises(Withdrawn):
        heart.check()


def test_it_ends_with_the_block(queued) -> None:
    job = queued()
    lease.take(job.pk, "a", clock.now())
    with beating(job.pk, "a") as heart:
        time.sleep(1.2)
        heart.check()
    assert not heart._thread.is_alive()
