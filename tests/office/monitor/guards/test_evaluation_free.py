from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import drafted
from yijian.office.monitor.guards.evaluation_free import evaluation_free

pytestmark = pytest.mark.django_db


def test_one_after_the_other(actor, run) -> None:
    assert evaluation_free(actor=actor("authority")) is None
    row = drafted(actor("authority"))
    refusal = evaluation_free(actor=actor("second_reviewer"))
    assert refusal is not None
    assert f"评估 {row.number} 还没有办完（评估中）" in refusal.sentence()
