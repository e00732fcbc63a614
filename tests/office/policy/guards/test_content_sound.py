from __future__ import annotations

from typing import Any

import pytest

from tests.office.policy.asked import WINDOW, content, year
from yijian.office.policy.guards.content_sound import content_sound

pytestmark = pytest.mark.django_db


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "parameter",
        "place": "lanzhou",
        "parameter": WINDOW,
        "content": content(**changes),
    }


def test_what_the_law_can_hold() -> None:
    assert content_sound(**asked()) is None
    assert content_sound(kind="calendar", place="national", content=year()) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"unit": "month"}, "单位 month 与规定包里的不同"),
        ({"value": "五"}, "值 五 与单位 working_day 不符"),
        ({"reason": ""}, "自定的默认值没有写理由"),
        ({"until": "2026-12-31"}, "终止日 2026-12-31 早于起始日"),
        ({"since": "月底"}, "应为日期"),
    ],
)
def test_what_it_cannot(changes: dict[str, Any], said: str) -> None:
    refusal = content_sound(**asked(**changes))
    assert refusal is not None
    assert refusal.code == "policy.content"
    assert said in refusal.sentence()


def test_nothing_at_all() -> None:
    refusal = content_sound(kind="parameter", place="lanzhou", parameter=WINDOW, content={})
    assert refusal is not None
    unknown = content_sound(**{**asked(), "parameter": "policy.nothing.here"})
    assert unknown is not None
