from __future__ import annotations

from django_tasks_db.models import DBTaskResult

from yijian.office.work.tasks import enqueue, run_job


def test_a_task_names_its_job(db) -> None:
    enqueue(5)
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [5], "kwargs": {}}
    assert task.task_path == run_job.module_path


def test_the_task_does_the_job(transactional_db, queued, doing) -> None:
    job = queued()
    assert run_job.call(job.pk) == "done"
    assert doing.begun == [job.pk]
