from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.knowing import WHY, decided, hand_in, sexed, sexes, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.knowledge_tasks import (
    adopt,
    settle_adoption,
    settle_trial,
    try_out,
)
from yijian.office.monitor.loading.batch_folders import base_of
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job
from yijian.office.work.runner import work_on

pytestmark = pytest.mark.django_db(transaction=True)


def read(batch: KnowledgeBatch) -> KnowledgeBatch:
    return KnowledgeBatch.objects.select_related("job").get(pk=batch.pk)


def test_the_kinds_of_work() -> None:
    assert (HANDLERS["knowledge"].handle, HANDLERS["knowledge"].ended) == (try_out, settle_trial)
    assert (HANDLERS["adoption"].handle, HANDLERS["adoption"].ended) == (adopt, settle_adoption)


def test_from_the_queue_into_force(actor, bare) -> None:
    batch = hand_in(actor("first_reviewer"), sexed())
    assert work_on(batch.job_id) == "done"
    batch = read(batch)
    assert batch.state == "tried"
    batch = decided(actor, batch)
    assert work_on(batch.job_id) == "done"
    batch = read(batch)
    assert (batch.state, batch.job.message) == ("in_force", f"知识版本 {batch.version} 已生效")


def test_what_cannot_be_used_says_why(actor, bare) -> None:
    batch = hand_in(actor("first_reviewer"), sexes("坏,某片,女,某号文,2026-01-01"))
    assert work_on(batch.job_id) == "done"
    assert read(batch).state == "unusable"


def test_what_fails_to_come_into_force_may_be_decided_anew(actor, bare: Path) -> None:
    batch = decided(actor, tried(actor))
    for path in (bare / "knowledge").rglob("raw/*.parquet"):
        path.write_bytes(b"PAR1")
    assert work_on(batch.job_id) == "failed"
    batch = read(batch)
    assert (batch.state, batch.decided_by, base_of("lanzhou")) == ("tried", "", "")
    assert batch.message.startswith("没有生效，数据湖保持原样：“drug_sex.csv”")


def test_what_was_decided_is_not_stopped_halfway(actor, bare) -> None:
    batch = decided(actor, tried(actor))
    job = Job.objects.get(pk=batch.job_id)
    with pytest.raises((NotAllowed, Refused)):
        withdraw_job(
            actor=actor("first_reviewer"), subject=job.pk, revision=job.revision, reason=WHY
        )
    assert work_on(job.pk) == "done"
    assert read(batch).state == "in_force"


def test_a_trial_of_a_batch_that_moved_on_changes_nothing(actor, bare) -> None:
    batch = tried(actor)
    job = batch.job
    assert job is not None
    settle_trial(job)  # again: attached anew, with the same
    assert read(batch).trial["content"] == batch.trial["content"]
    batch = decided(actor, read(batch))
    settle_trial(job)
    assert read(batch).state == "adopted"
