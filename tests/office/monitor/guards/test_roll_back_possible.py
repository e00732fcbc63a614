from __future__ import annotations

import pytest

from tests.office.monitor.knowing import adopted, tried, undoing
from yijian.office.monitor.guards.roll_back_possible import roll_back_possible

pytestmark = pytest.mark.django_db


def test_what_is_in_force_once(actor, bare) -> None:
    waiting = roll_back_possible(subject=tried(actor))
    assert waiting is not None
    assert "待采用" in waiting.sentence()
    batch = adopted(actor)
    assert roll_back_possible(subject=batch) is None
    back = undoing(actor, batch)
    itself, twice = roll_back_possible(subject=back), roll_back_possible(subject=batch)
    assert itself is not None
    assert "重新提交那些文件" in itself.sentence()
    assert twice is not None
    assert back.number in twice.sentence()
