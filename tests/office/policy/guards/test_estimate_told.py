from __future__ import annotations

from yijian.office.policy.guards.estimate_told import estimate_told


def test_an_estimate_says_something() -> None:
    assert estimate_told(message="依据上年结算数据，影响三家机构、约十二万元基金支出。") is None
    refusal = estimate_told(message="没有影响")
    assert refusal is not None
    assert refusal.code == "policy.estimate_short"
    assert "影响多少机构和人员" in refusal.sentence()
