from __future__ import annotations

import threading

import pytest

from tests.office.monitor.knowing import Told, decided, sexed, tried
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused
from yijian.kernel.files import exclusive_lock
from yijian.office.framework.writing import writing
from yijian.office.monitor.loading import knowledge_adoption
from yijian.office.monitor.loading.batch_folders import base_of
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.loading.knowledge_adoption import adopt_batch, version_in_lake
from yijian.office.work.models import Job

pytestmark = pytest.mark.django_db


def test_into_the_lake_once(actor, bare) -> None:
    batch = decided(actor, tried(actor))
    job = Job.objects.get(pk=batch.job_id)
    assert version_in_lake(batch) == ""
    outcome = adopt_batch(job, Told())
    assert outcome.result == {"version": version_in_lake(batch)}
    version = Lake(lake_folder("lanzhou")).snapshot().version
    assert adopt_batch(job, Told()) == outcome  # taken up after a kill
    assert Lake(lake_folder("lanzhou")).snapshot().version == version


def test_it_waits_for_another_writer(actor, bare, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = decided(actor, tried(actor))
    lake = Lake(lake_folder("lanzhou")).create()
    free, told = threading.Event(), Told()
    monkeypatch.setattr(knowledge_adoption.time, "sleep", lambda _: free.set())
    held = exclusive_lock(lake.path / "lock", "忙")
    held.__enter__()

    def release() -> None:
        free.wait(10)
        held.__exit__(None, None, None)

    other = threading.Thread(target=release)
    other.start()
    adopt_batch(Job.objects.get(pk=batch.job_id), told)
    other.join()
    assert version_in_lake(batch)


def test_knowledge_that_moved_on_is_left_as_it_is(actor, bare) -> None:
    batch = decided(actor, tried(actor))
    batch.trial = {**batch.trial, "base": "0" * 64}
    with writing():
        batch.save(update_fields=["trial"])
    with pytest.raises(Refused, match="重新测算"):
        adopt_batch(Job.objects.get(pk=batch.job_id), Told())
    assert base_of("lanzhou") == ""


def test_a_damaged_batch_is_not_adopted(actor, bare) -> None:
    batch = decided(actor, tried(actor, sexed()))
    for path in (bare / "knowledge").rglob("raw/*.parquet"):
        path.write_bytes(b"PAR1")
    with pytest.raises(Refused, match="已损坏或丢失"):
        adopt_batch(Job.objects.get(pk=batch.job_id), Told())
    assert base_of("lanzhou") == ""
