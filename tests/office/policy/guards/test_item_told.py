from __future__ import annotations

from tests.office.policy.items import ASKED
from yijian.office.policy.guards.item_told import item_told


def test_everything_is_told() -> None:
    given = {name: ASKED[name] for name in ("kind", "code", "title", "standard", "grounds")}
    assert item_told(**given) is None
    refusal = item_told(**{**given, "title": "长" * 201, "kind": ""})
    assert refusal is not None
    assert (refusal.code, refusal.because) == ("policy.item", "名称、类别没有写，或太长")
