from __future__ import annotations

import pytest

from tests.office.monitor.knowing import done, hand_in, sexed
from yijian.office.monitor.guards.batch_idle import batch_idle

pytestmark = pytest.mark.django_db


def test_not_while_a_trial_waits(actor, bare) -> None:
    batch = hand_in(actor("first_reviewer"), sexed())
    refusal = batch_idle(subject=batch)
    assert refusal is not None
    assert "先撤回这项测算工作" in refusal.sentence()
    assert batch_idle(subject=done(batch)) is None
