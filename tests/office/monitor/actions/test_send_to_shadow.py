from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, shipped, step
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.send_to_shadow import send_to_shadow
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    with pytest.raises(YijianError, match="没有人提请“退回影子运行”"):
        send_to_shadow(
            actor=actor("second_reviewer"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        send_to_shadow(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    row = step(actor, row, "send_to_shadow")
    assert row.state == "shadow"
    assert open_term(row).mode == "shadow"
