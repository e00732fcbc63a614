from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import WINDOW, proposed, published
from yijian.office.framework.guard import Guarded
from yijian.office.framework.writing import writing
from yijian.office.policy.actions.revoke_change import revoke_change
from yijian.office.policy.current import current_law
from yijian.office.policy.uses import record_use

WHY = "上级另有统一规定"


def test_the_old_value_holds_again(actor, officer, head) -> None:
    change = published(actor, proposed(officer))
    change = revoke_change(actor=head, subject=change.pk, revision=change.revision, reason=WHY)
    assert change.state == "withdrawn"
    assert current_law().value(WINDOW, "lanzhou", date(2027, 1, 1)).value == 3


def test_not_once_a_decision_used_it(actor, officer, head) -> None:
    change = published(actor, proposed(officer))
    value = current_law().value(WINDOW, "lanzhou", date(2027, 2, 1))
    with writing():
        record_use(head, "case.decision:1", [value])
    with pytest.raises(Guarded, match="已有 1 项决定用过要改的值，最后用到 2027-02-01"):
        revoke_change(actor=head, subject=change.pk, revision=change.revision, reason=WHY)
