from __future__ import annotations

import pytest

from tests.office.monitor.ruled import REASON, drafted, step, tried, up_to
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.accept_replay import accept_replay
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "check_rule")
    with pytest.raises(YijianError, match="没有人提请“认可回放”"):
        accept_replay(
            actor=actor("second_reviewer"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        accept_replay(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "check_rule")
    tried(row, "replay")
    row = step(actor, row, "accept_replay")
    assert row.state == "replayed"
    assert open_term(row) is None
