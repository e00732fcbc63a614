from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, TEXT, drafted, shipped, step
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.draft_rule import draft_rule


def test_a_draft_may_be_faulty_and_has_an_owner(actor) -> None:
    row = drafted(actor("authority"), text="还没有写")
    assert (row.state, row.name, row.owner, row.origin) == (
        "draft",
        "未命名的规则",
        "authority",
        "local",
    )
    assert row.procedure["name"] == "monitor.rule"
    old = shipped(actor, DEATH)[DEATH]
    row = drafted(actor("first_reviewer"), DEATH, old.text, based_on=old.pk)
    assert (row.version, row.based_on) == (1001, old)


def test_a_retired_code_and_a_made_up_one(actor) -> None:
    row = step(actor, shipped(actor, DEATH)[DEATH], "retire_rule")
    with pytest.raises(Guarded, match="退役的编码不再使用"):
        drafted(actor("first_reviewer"), DEATH, row.text)
    with pytest.raises(Guarded, match="既不是已有的规则"):
        drafted(actor("first_reviewer"), "YJ10000499999000", TEXT)
    with pytest.raises(NotAllowed):
        draft_rule(actor=actor("auditor"), code=DEATH, version=1001, text="", cases="")
