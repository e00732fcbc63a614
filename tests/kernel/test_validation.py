"""What a failed validation says: the place, and in Chinese what would be right."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from yijian.kernel.validation import first_fault


class Sample(BaseModel):
    """One field of each kind that cards and cases have."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=2)
    tier: Literal["政策", "管理"] = "政策"
    version: int = Field(default=1, ge=1)
    kinds: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("given", "where", "phrase"),
    [
        ({}, "name", "缺少这一项"),
        ({"name": "甲乙", "more": 1}, "more", "没有这一项，请删去"),
        ({"name": 3}, "name", "应为文字"),
        ({"name": "甲"}, "name", "太短，至少 2 个字"),
        ({"name": "甲乙", "tier": "其他"}, "tier", "只能是 '政策' or '管理'"),
        ({"name": "甲乙", "version": 0}, "version", "应不小于 1"),
        ({"name": "甲乙", "version": "x"}, "version", "应为整数"),
        ({"name": "甲乙", "kinds": (1,)}, "kinds.0", "应为文字"),
    ],
)
def test_the_first_fault_is_placed_and_said(given: dict[str, Any], where: str, phrase: str) -> None:
    with pytest.raises(ValidationError) as error:
        Sample.model_validate(given)
    assert first_fault(error.value) == (where, phrase.replace(" or ", "、").replace("'", ""))


def test_an_unforeseen_kind_is_named() -> None:
    class Dated(BaseModel):
        ratio: float

    with pytest.raises(ValidationError) as error:
        Dated.model_validate({"ratio": "x"})
    assert first_fault(error.value) == ("ratio", "取值不合要求（float_parsing）")
