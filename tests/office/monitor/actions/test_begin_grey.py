from __future__ import annotations

import pytest

from tests.office.monitor.ruled import REASON, drafted, step, tried, up_to
from yijian.kernel.errors import YijianError
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.begin_grey import begin_grey
from yijian.office.monitor.rulebook.registry import open_term


def test_only_what_was_asked_for(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    with pytest.raises(YijianError, match="没有人提请“开始灰度运行”"):
        begin_grey(
            actor=actor("authority_head"), subject=row.pk, revision=row.revision, reason=REASON
        )
    with pytest.raises(NotAllowed):
        begin_grey(actor=actor("auditor"), subject=row.pk, revision=row.revision, reason=REASON)


def test_what_it_does(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    tried(row, "shadow")
    row = step(actor, row, "begin_grey")
    assert row.state == "grey"
    assert row.grey["areas"] == ["620102"]
    assert open_term(row).grey == row.grey
