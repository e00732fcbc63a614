from __future__ import annotations

import pytest

from tests.office.monitor.ruled import REASON, drafted, step, up_to
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.begin_shadow import begin_shadow
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "accept_replay")
    with pytest.raises(YijianError, match="没有人提请“开始影子运行”"):
        begin_shadow(
            actor=actor("second_reviewer"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        begin_shadow(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "accept_replay")
    row = step(actor, row, "begin_shadow")
    assert row.state == "shadow"
    assert open_term(row).mode == "shadow"
