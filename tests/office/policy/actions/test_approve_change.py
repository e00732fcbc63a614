from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office.policy.asked import assessed, estimated, later, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.approve_change import approve_change


@pytest.mark.article("LZ-7-1c")
def test_not_without_estimate_and_assessment(officer, head) -> None:
    change = proposed(officer)
    with pytest.raises(Guarded, match=r"没有附数据测算（兰州市.*第七条）") as caught:
        approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert caught.value.code == "policy.no_estimate"
    estimated(change)
    with pytest.raises(Guarded, match=r"没有作风险评估（兰州市.*第七条）") as caught:
        approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert caught.value.code == "policy.no_risk"
    change = assessed(officer, change)
    change = approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert (change.state, change.decision["approved_by"]) == ("approved", head.username)
    assert change.decision["digest"] == change.content_digest


def test_by_another_person(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(NotAllowed, match="由医保行政部门负责人办理"):
        approve_change(actor=officer, subject=change.pk, revision=change.revision)
    same = replace(head, username=officer.username)
    with pytest.raises(Guarded, match="由您拟定、评估"):
        approve_change(actor=same, subject=change.pk, revision=change.revision)


def test_too_late(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Guarded, match="起始日 2027-01-01 已经过去"):
        approve_change(actor=later(head, days=60), subject=change.pk, revision=change.revision)
