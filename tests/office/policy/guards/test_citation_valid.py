from __future__ import annotations

from typing import Any

import pytest

from tests.office.policy.asked import content, year
from yijian.office.policy.guards.citation_valid import citation_valid

pytestmark = pytest.mark.django_db
CITED = {"origin": "superior law", "instrument": "fund-regulation", "article": "第八条"}


def asked(**changes: Any) -> dict[str, Any]:
    return {"kind": "parameter", "place": "lanzhou", "content": content(**changes)}


def test_an_article_in_force() -> None:
    assert citation_valid(**asked(**CITED, since="2026-12-01")) is None
    assert citation_valid(**asked()) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"instrument": "lanzhou-measure", "article": "第二十五条第2款"}, "是草案"),
        ({"article": "第八百条"}, "该文件没有“第八百条”"),
        ({"article": None}, "该文件没有“（未写）”"),
        ({"instrument": "nothing"}, "没有文件 nothing"),
        ({"since": "2020-01-01"}, "自 2021-05-01 起施行"),
        ({"rows": ["XX-1"]}, "没有条文 XX-1"),
    ],
)
def test_what_cannot_be_cited(changes: dict[str, Any], said: str) -> None:
    refusal = citation_valid(**asked(**{**CITED, **changes}))
    assert refusal is not None
    assert refusal.code == "policy.citation"
    assert said in refusal.sentence()


def test_a_value_of_ones_own_needs_a_reason_and_a_year_its_notice() -> None:
    assert citation_valid(**asked(reason=" ")) is not None
    assert citation_valid(**asked(origin="seed")) is not None
    assert citation_valid(kind="calendar", content=year()) is None
    refusal = citation_valid(kind="calendar", content=year(source=""))
    assert refusal is not None
    assert refusal.missing == "通知的标题、文号和日期"
