from __future__ import annotations

import pytest

from tests.office.monitor.knowing import adopted, tried
from yijian.office.monitor.guards.batch_open import batch_open

pytestmark = pytest.mark.django_db


def test_only_while_nobody_has_decided(actor, bare) -> None:
    assert batch_open(subject=tried(actor)) is None
    refusal = batch_open(subject=adopted(actor))
    assert refusal is not None
    assert "它的状态是“已采用”" in refusal.sentence()
