from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.reject_change import reject_change

WHY = "测算的数据还不够完整"


def test_with_a_reason(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Guarded, match="没有写理由，或写得太短"):
        reject_change(actor=head, subject=change.pk, revision=change.revision, reason=" 不")
    change = reject_change(actor=head, subject=change.pk, revision=change.revision, reason=WHY)
    assert change.state == "rejected"
    assert WHY in change.decision.values()


def test_not_by_others(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(NotAllowed):
        reject_change(actor=officer, subject=change.pk, revision=change.revision, reason=WHY)
