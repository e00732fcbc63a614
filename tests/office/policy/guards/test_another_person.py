from __future__ import annotations

import pytest

from yijian.office.policy.guards.another_person import another_person
from yijian.office.policy.models import Change


@pytest.mark.parametrize("part", ["made_by", "estimate", "risk"])
def test_who_prepared_does_not_decide(head, part: str) -> None:
    change = Change(made_by="other")
    assert another_person(actor=head, subject=change) is None
    setattr(change, part, head.username if part == "made_by" else {"by": head.username})
    refusal = another_person(actor=head, subject=change)
    assert refusal is not None
    assert refusal.code == "policy.same_person"
    assert "其他医保行政部门负责人" in refusal.sentence()
