from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, proposed
from yijian.office.policy.guards.risk_assessed import risk_assessed


@pytest.mark.article("LZ-7-1c")
def test_of_the_content_as_it_is(officer) -> None:
    change = proposed(officer)
    refusal = risk_assessed(subject=change)
    assert refusal is not None
    assert (refusal.code, refusal.because) == ("policy.no_risk", "没有作风险评估")
    assert refusal.article == "兰州市医疗保障基金监督管理办法（草案）第七条"
    change = assessed(officer, change)
    assert risk_assessed(subject=change) is None
    change.content_digest = "0" * 32
    assert risk_assessed(subject=change) is not None
