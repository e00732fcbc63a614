from __future__ import annotations

import pytest

from tests.office.monitor.knowing import hand_in, sexed
from yijian.office.monitor.guards.staged_by_another import staged_by_another

pytestmark = pytest.mark.django_db


def test_who_brought_it_does_not_decide(actor, bare) -> None:
    maker = actor("second_reviewer")
    batch = hand_in(maker, sexed())
    refusal = staged_by_another(actor=maker, subject=batch)
    assert refusal is not None
    assert "这一批由您提交" in refusal.sentence()
    assert staged_by_another(actor=actor("authority_head"), subject=batch) is None
