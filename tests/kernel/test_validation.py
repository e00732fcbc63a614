"""What a failed validation says: the place, and in Chinese what would be right."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from yijian.kernel.validation import first_fault


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=2, pattern="^[a-z]+$")]
    count: Annotated[int, Field(ge=1)] = 1
    kind: Literal["hit", "date"] = "hit"
    lines: Annotated[list[str], Field(min_length=1)] = ["a"]


class Outer(BaseModel):
    inner: list[Inner]


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        ({"name": None}, "inner.0.name", "应为文字"),
        ({"name": "a"}, "inner.0.name", "至少 2 个字"),
        ({"name": "AB"}, "inner.0.name", "^[a-z]+$"), ({"count": 0}, "inner.0.count", "不小于 1"),
        ({"count": "x"}, "inner.0.count", "应为整数"), ({"kind": "x"}, "inner.0.kind", "hit、date"),
        ({"lines": []}, "inner.0.lines", "至少要有 1 项"),
        ({"lines": "x"}, "inner.0.lines", "应为列表"),
        ({"more": 1}, "inner.0.more", "请删去"), ({"count": 1.5}, "inner.0.count", "取值不合要求"),
    ],
)  # fmt: skip
def test_the_first_fault_is_named_and_said_in_chinese(
    change: dict[str, Any], where: str, said: str
) -> None:
    with pytest.raises(ValidationError) as failure:
        Outer.model_validate({"inner": [{"name": "ab"} | change]})
    place, phrase = first_fault(failure.value)
    assert (place, said in phrase) == (where, True), phrase
    assert re.search(r"[\u4e00-\u9fff]", phrase)


def test_a_missing_part() -> None:
    with pytest.raises(ValidationError) as failure:
        Outer.model_validate({"inner": [{}]})
    assert first_fault(failure.value) == ("inner.0.name", "缺少这一项")
