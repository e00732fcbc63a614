"""The card: every key, legal values, and needs that can be read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from tests.audit.small_lake import CARD
from yijian.audit.rulebook.card import Card, Need

GOOD: dict[str, Any] = {"code": "GZ10000101012000"} | {
    key: yaml.safe_load(str(value)) for key, value in CARD.items()
}


@pytest.mark.parametrize("key", GOOD)
def test_every_key_is_compulsory(key: str) -> None:
    assert Card.model_validate(GOOD).code == "GZ10000101012000"
    with pytest.raises(ValidationError, match=key):
        Card.model_validate({k: v for k, v in GOOD.items() if k != key})


@pytest.mark.parametrize(
    "change",
    [
        {"code": "GZ1"}, {"code": "AB10000101012000"}, {"version": 0}, {"tier": "其他"},
        {"outcome": "有罪"}, {"moments": []}, {"moments": ["将来"]}, {"anchor": []},
        {"partition_by": "city"}, {"wrong_when": ""}, {"basis": " "}, {"grain": "Line"},
        {"evidence": {"a b": "甲乙"}}, {"more": "x"},
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Card.model_validate(GOOD | change)


def test_the_four_kinds_of_need() -> None:
    needs = (
        "line.hosp_lv", "knowledge.drug_sex", "listed(drug_sex)",
        "history(monitor.detect.course_break)",
    )  # fmt: skip
    parsed = Card.model_validate(GOOD | {"needs": needs}).parsed_needs
    assert [(n.kind, n.name) for n in parsed] == [
        ("column", "hosp_lv"), ("knowledge", "drug_sex"), ("listed", "drug_sex"),
        ("history", "monitor.detect.course_break"),
    ]  # fmt: skip
    assert [n.text for n in parsed] == list(needs)
    assert parsed[0].relation == "line"


@pytest.mark.parametrize(
    "text", ["hosp_lv", "line.a.b", "history()", "listed()", "listed(a.b)", "line.hosp_lv > 0", ""]
)
def test_what_is_no_need_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是"):
        Need.parse(text)
