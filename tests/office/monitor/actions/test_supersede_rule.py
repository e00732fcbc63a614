from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, shipped
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.supersede_rule import supersede_rule
from yijian.office.monitor.rulebook.registry import open_term


def test_the_system_alone(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    asked = {"subject": row.pk, "revision": row.revision, "new": 1001}
    with pytest.raises(NotAllowed):
        supersede_rule(actor=actor("authority_head"), **asked)
    row = supersede_rule(actor=actor("system"), **asked)
    assert (row.state, row.checker, open_term(row)) == ("superseded", "system", None)
