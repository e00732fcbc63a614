from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, fresh, shipped, step
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.resume_rule import resume_rule
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = step(actor, shipped(actor, DEATH)[DEATH], "suspend_rule")
    with pytest.raises(YijianError, match="没有人提请“恢复生效”"):
        resume_rule(
            actor=actor("authority_head"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        resume_rule(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = step(actor, shipped(actor, DEATH)[DEATH], "suspend_rule")
    row = step(actor, row, "resume_rule")
    assert row.state == "in_force"
    assert open_term(fresh(row)).mode == "in_force"
