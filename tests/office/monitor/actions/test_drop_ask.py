from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, asked, shipped
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.drop_ask import drop_ask


def test_sent_back_or_taken_back(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    for who in ("authority_head", "first_reviewer"):
        row = asked(actor("first_reviewer"), row, "retire_rule")
        row = drop_ask(actor=actor(who), subject=row.pk, revision=row.revision, reason=REASON)
        assert (row.asked, row.state) == ({}, "in_force")
    with pytest.raises(Guarded, match="没有等待决定的提请"):
        drop_ask(actor=actor("authority"), subject=row.pk, revision=row.revision, reason=REASON)
