from __future__ import annotations

import pytest

from tests.office.monitor.knowing import decided, done, tried
from yijian.office.monitor.guards.adoption_free import adoption_free

pytestmark = pytest.mark.django_db


def test_one_at_a_time(actor, bare) -> None:
    who = actor("second_reviewer")
    assert adoption_free(actor=who) is None
    batch = decided(actor, tried(actor))
    refusal = adoption_free(actor=who)
    assert refusal is not None
    assert f"批次 {batch.number} 正在生效" in refusal.sentence()
    done(batch)
    assert adoption_free(actor=who) is None
