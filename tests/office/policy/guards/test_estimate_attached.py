from __future__ import annotations

import pytest

from tests.office.policy.asked import estimated, later, proposed, published
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.demanded import REQUIRED
from yijian.office.policy.guards.estimate_attached import estimate_attached
from yijian.office.policy.guards.risk_assessed import risk_assessed


@pytest.mark.article("LZ-7-1c")
def test_of_the_content_as_it_is(officer) -> None:
    change = proposed(officer)
    refusal = estimate_attached(subject=change)
    assert refusal is not None
    assert "兰州市医疗保障基金监督管理办法（草案）第七条" in refusal.sentence()
    assert estimate_attached(subject=estimated(change)) is None
    change.content_digest = "0" * 32
    assert estimate_attached(subject=change) is not None


def test_not_demanded_where_the_switch_is_off(actor, officer, head) -> None:
    off = proposed(officer, REQUIRED, value=False, unit="bool", inclusive=None)
    published(actor, off)
    change = proposed(later(officer, days=60), since="2027-03-01")
    assert estimate_attached(subject=change) is None
    assert risk_assessed(subject=change) is None
    change = approve_change(actor=later(head, days=61), subject=change.pk, revision=change.revision)
    assert change.state == "approved"
