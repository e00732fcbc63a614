from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, shipped, step
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.retire_rule import retire_rule
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    with pytest.raises(YijianError, match="没有人提请“规则退役”"):
        retire_rule(
            actor=actor("authority_head"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        retire_rule(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    row = step(actor, row, "retire_rule")
    assert row.state == "retired"
    assert open_term(row) is None
