from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.return_change import return_change
from yijian.office.policy.selectors.timeline import timeline


def test_the_steps_of_a_case(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Guarded):
        return_change(actor=head, subject=change.pk, revision=change.revision, reason="")
    return_change(actor=head, subject=change.pk, revision=change.revision, reason="请补充数据来源")
    passed = timeline(officer, change)
    assert [(it.title, it.state) for it in passed] == [
        ("拟定变更", ""),
        ("作出风险评估", "已评估"),
        ("退回修改", "已拟定"),
    ]
    assert (passed[-1].name, passed[-1].role) == (head.name, "医保行政部门负责人")
    assert passed[-1].said == "请补充数据来源"
