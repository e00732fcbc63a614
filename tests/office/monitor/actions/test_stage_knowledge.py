from __future__ import annotations

import pytest

from tests.audit.small_lake import DRUG
from tests.office.monitor.knowing import OTHER, hand_in, sexed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import files_folder
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")]


@pytest.mark.parametrize("role", ["first_reviewer", "second_reviewer", "authority"])
def test_files_become_a_batch_that_is_tried_out(actor, bare, role) -> None:
    who = actor(role)
    other = ("drug_sex_exempt.csv", f"hilist_code,source,begndate\n{OTHER},某,2026-01-01\n")
    batch = hand_in(who, sexed(), other)
    batch.refresh_from_db()
    assert (batch.state, batch.kind, batch.number) == ("staged", "addition", f"2026-{batch.pk:04d}")
    assert batch.title == "drug_sex.csv 等 2 个文件"
    assert {it["name"] for it in batch.files} == {"drug_sex.csv", "drug_sex_exempt.csv"}
    assert DRUG in (files_folder(batch.pk) / "drug_sex.csv").read_text(encoding="utf-8")
    assert (batch.job.kind, batch.job.parameters) == ("knowledge", {"batch": batch.pk})
    entry = Entry.objects.get(event="monitor.stage_knowledge")
    assert entry.subject == f"monitor.knowledgebatch:{batch.pk}"
    assert batch.files[0]["sha256"] in entry.detail
    assert not lake_folder("lanzhou").exists()


@pytest.mark.parametrize("role", ["authority_head", "auditor", "hospital"])
def test_others_bring_none(actor, bare, role) -> None:
    with pytest.raises(NotAllowed):
        hand_in(actor(role), sexed())
    assert not KnowledgeBatch.objects.exists()


def test_two_batches_are_worked_on_at_the_same_time(actor, bare) -> None:
    who = actor("first_reviewer")
    one, other = hand_in(who, sexed()), hand_in(who, sexed(OTHER))
    assert one.job_id != other.job_id


def test_nothing_is_kept_of_what_is_refused(actor, bare) -> None:
    with pytest.raises(Guarded, match="没有写来源和理由"):
        hand_in(actor("first_reviewer"), sexed(), grounds="好")
    assert not (bare / "knowledge").exists()
    assert list((bare / "uploads" / "incoming").iterdir()) == []
