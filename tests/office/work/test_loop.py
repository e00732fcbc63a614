from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from yijian.office.work.heartbeat import STOPPING
from yijian.office.work.loop import OfficeWorker


@pytest.fixture
def worker():
    STOPPING.clear()
    yield OfficeWorker(
        queue_names=["default"], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id="of the tests", excluded_queue_names=[],
    )  # fmt: skip
    STOPPING.clear()


@pytest.mark.django_db(transaction=True)
def test_it_does_what_waits_in_the_queue(worker, queued, doing) -> None:
    jobs = [queued().pk, queued().pk]
    worker.run()
    assert doing.begun == jobs
    assert {task.return_value for task in DBTaskResult.objects.all()} == {"done"}


def test_asked_to_end_it_ends_when_idle(worker) -> None:
    with pytest.raises(SystemExit):
        worker.shutdown(15, None)
    assert STOPPING.is_set()


def test_asked_to_end_at_work_it_tells_the_job_and_asked_twice_it_goes(worker) -> None:
    worker.running_task = True
    worker.shutdown(15, None)
    assert (worker.running, STOPPING.is_set()) == (False, True)
    with pytest.raises(SystemExit):
        worker.shutdown(15, None)
