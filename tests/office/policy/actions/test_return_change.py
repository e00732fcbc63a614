from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.return_change import return_change

WHY = "测算的数据还不够完整"


def test_with_a_reason(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Guarded, match="没有写理由，或写得太短"):
        return_change(actor=head, subject=change.pk, revision=change.revision, reason=" 不")
    change = return_change(actor=head, subject=change.pk, revision=change.revision, reason=WHY)
    assert change.state == "drafted"
    assert WHY in change.decision.values()


def test_not_by_others(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(NotAllowed):
        return_change(actor=officer, subject=change.pk, revision=change.revision, reason=WHY)
