from __future__ import annotations

import pytest

from tests.office.monitor.ruled import REASON, drafted, step, tried, up_to
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.put_in_force import put_in_force
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    with pytest.raises(YijianError, match="没有人提请“全面生效”"):
        put_in_force(
            actor=actor("authority_head"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        put_in_force(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    tried(row, "grey")
    row = step(actor, row, "put_in_force")
    assert row.state == "in_force"
    assert (row.grey, open_term(row).mode) == ({}, "in_force")
