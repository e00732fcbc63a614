from __future__ import annotations

import pytest

from tests.office.policy.items import drafted, submitted
from yijian.office.policy.guards.item_drafted import item_drafted


@pytest.mark.django_db
def test_only_a_draft() -> None:
    assert item_drafted(subject=drafted()) is None
    refusal = item_drafted(subject=submitted())
    assert refusal is not None
    assert (refusal.code, refusal.because) == (
        "policy.item_closed",
        "这个项目现为“已报政府审批”",
    )
