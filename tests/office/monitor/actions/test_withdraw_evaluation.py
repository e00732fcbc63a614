from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import WHY, drafted, focused
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.withdraw_evaluation import withdraw_evaluation

pytestmark = pytest.mark.django_db


def take_back(who, row, reason: str = WHY):
    return withdraw_evaluation(actor=who, subject=row.pk, revision=row.revision, reason=reason)


def test_what_is_not_decided_is_withdrawn_and_another_may_begin(actor, run) -> None:
    officer = actor("authority")
    row = drafted(officer)
    with pytest.raises(Guarded, match="理由"):
        take_back(officer, row, "")
    row = take_back(officer, row)
    assert (row.state, WHY in row.message) == ("withdrawn", True)
    assert drafted(officer).pk != row.pk


def test_not_what_is_decided(actor, run) -> None:
    with pytest.raises(Refused, match="已决定"):
        take_back(actor("authority"), focused(actor))
