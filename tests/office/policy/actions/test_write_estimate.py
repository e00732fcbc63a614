from __future__ import annotations

import pytest

from tests.office.policy.asked import OVERRIDE, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.write_estimate import write_estimate

TEXT = "本市只有一级统筹，下级没有另定的值；不影响任何机构、人员和金额。"


def test_in_writing_where_nothing_can_be_run(officer) -> None:
    change = proposed(officer, OVERRIDE, value=False, unit="bool", inclusive=None)
    with pytest.raises(Guarded, match="写得太短"):
        write_estimate(
            actor=officer, subject=change.pk, revision=change.revision, message="没有影响"
        )
    change = write_estimate(
        actor=officer, subject=change.pk, revision=change.revision, message=TEXT
    )
    assert (change.state, change.estimate["message"]) == ("estimated", TEXT)
    assert change.estimate["by"] == officer.username


def test_not_instead_of_data(officer) -> None:
    change = proposed(officer)
    with pytest.raises(Guarded, match="有历史数据可以测算"):
        write_estimate(actor=officer, subject=change.pk, revision=change.revision, message=TEXT)
