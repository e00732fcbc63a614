"""What a failed validation says to a person: the place, and in Chinese what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

_PHRASES: dict[str, str] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请删去",
    "string_type": "应为文字",
    "string_too_short": "太短，至少 {min_length} 个字",
    "string_pattern_mismatch": "写法不合要求，应符合 {pattern}",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为 true 或 false",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为键值表",
    "model_type": "应为键值表",
    "too_short": "至少要有 {min_length} 项",
    "greater_than_equal": "应不小于 {ge}",
    "literal_error": "只能是 {expected}",
    "date_from_datetime_parsing": "应为日期，如 2026-11-21",
}


def first_fault(error: ValidationError) -> tuple[str, str]:
    """Where the first fault is (``cases.0.expect``), and a Chinese phrase for it.

    A ``ValueError`` of a validator of ours speaks for itself.
    """
    fault = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"])
    context: Mapping[str, Any] = fault.get("ctx") or {}
    if fault["type"] == "value_error":
        return where, str(context["error"])
    phrase = _PHRASES.get(fault["type"])
    if phrase is None:
        return where, f"取值不合要求（{fault['type']}）"
    said = phrase.format_map(dict(context))
    return where, said.replace(" or ", "、").replace("'", "")
