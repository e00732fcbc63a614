from __future__ import annotations

import shutil

import pytest

from tests.office.monitor.knowing import adopted, fill_claims, hand_in, sexed, tried
from yijian.office.monitor.guards.trial_current import trial_current
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import staged_folder

pytestmark = pytest.mark.django_db


def said(batch: KnowledgeBatch) -> str:
    refusal = trial_current(subject=batch)
    return refusal.sentence() if refusal else ""


def test_what_was_tried_out_may_be_adopted(actor, bare) -> None:
    assert said(tried(actor)) == ""


def test_what_was_not_tried_or_moved_on_may_not(actor, bare) -> None:
    assert "请重新上传" in said(hand_in(actor("first_reviewer"), sexed(since="2024-04-04")))
    old, gone = tried(actor), tried(actor, sexed(since="2025-05-05"))
    gone.trial = {**gone.trial, "content": "0" * 64}
    assert "还没有对这一批现在的内容作过测算" in said(gone)
    adopted(actor, sexed(since="2023-03-03"))
    assert "在用的知识又有改动" in said(old)
    shutil.rmtree(staged_folder(old.pk))
    assert "不在服务器上" in said(old)


def test_claims_that_came_since_are_asked_first(actor, bare) -> None:
    batch = tried(actor)
    fill_claims()
    assert "测算时还没有费用数据" in said(batch)
