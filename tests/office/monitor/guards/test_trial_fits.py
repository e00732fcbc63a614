from __future__ import annotations

import pytest

from tests.office.monitor.knowing import sexed, tried
from yijian.office.monitor.guards.trial_fits import trial_fits

pytestmark = pytest.mark.django_db


def test_a_trial_is_of_its_own_batch(actor, bare) -> None:
    batch, other = tried(actor), tried(actor, sexed(since="2025-05-05"))
    assert trial_fits(subject=batch, job=batch.job) is None
    refusal = trial_fits(subject=batch, job=other.job)
    assert refusal is not None
    assert "不是对这一批最近一次的测算" in refusal.sentence()
    batch.job.result = {"unusable": "没有一行可以收下"}
    assert trial_fits(subject=batch, job=batch.job) is not None
