from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, TEXT, drafted, passed, shipped, up_to
from yijian.kernel.errors import Refused
from yijian.office.monitor.actions.revise_rule import revise_rule
from yijian.office.monitor.guards.cases_passed import cases_passed


def test_what_was_found_before_is_void(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "accept_replay")
    row = revise_rule(
        actor=actor("authority"),
        subject=row.pk,
        revision=row.revision,
        text=TEXT.replace("数量超过一", "数量多于一"),
        cases=row.cases,
    )
    assert (row.state, row.name, row.author, row.owner) == (
        "draft",
        "数量多于一",
        "authority",
        "first_reviewer",
    )
    assert cases_passed(subject=row) is not None
    assert cases_passed(subject=passed(row)) is None


def test_what_runs_is_not_changed(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    with pytest.raises(Refused, match="这一步要在“草稿”或“已检查”或“已回放”时办理"):
        revise_rule(actor=actor("authority"), subject=row.pk, revision=row.revision,
                    text=TEXT, cases="")  # fmt: skip
