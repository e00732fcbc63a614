"""The one task of the queue: do a job. The queue's row is written with the job's own."""

from __future__ import annotations

from django_tasks import task


@task()
def run_job(job_id: int) -> str:
    """Do the job if nobody does it and it is not done; how that went, in one word."""
    from yijian.office.work.runner import work_on

    return work_on(job_id)


def enqueue(job_id: int) -> None:
    """Put the job into the queue; within a transaction, it is there when that commits."""
    run_job.enqueue(job_id)
