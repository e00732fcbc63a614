"""How values, origins and risks are written on pages and in documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from yijian.law import Value
from yijian.law.models import COMPONENTS, DatedValue
from yijian.office.policy.current import shipped_law

UNITS = {
    "hour": "小时",
    "working_day": "个工作日",
    "day": "日",
    "month": "个月",
    "year": "年",
    "yuan": "元",
    "ratio": "（比例）",
    "count": "",
    "bool": "",
    "enum": "",
}
ORIGINS = {"seed": "本地规定", "superior law": "上位法", "ours": "自定"}
RISK_LEVELS = {"low": "低", "medium": "中", "high": "高"}
INCLUSIVE = {True: "含本数", False: "不含本数", None: ""}
NOTHING = "—"


def value_words(value: Value | DatedValue | None) -> str:
    """A value with its unit: ``5 个工作日（含本数；延长 3 个工作日）``; ``—`` for none."""
    if value is None:
        return NOTHING
    members = (
        list((value.members or {}).values())
        if isinstance(value, Value)
        else _titles(value.members_of, value.members)
    )
    if members:
        return _counted(members)
    return _words(value.value, value.unit, INCLUSIVE[value.inclusive], value.components)


def content_words(content: Mapping[str, Any]) -> str:
    """The value that a change asks for, with its unit."""
    if members := _titles(content.get("members_of"), content.get("members", ())):
        return _counted(members)
    ends = INCLUSIVE[content.get("inclusive")]
    return _words(content["value"], content["unit"], ends, content.get("components"))


def _titles(listed: str | None, codes: Iterable[str]) -> list[str]:
    return [shipped_law().title(listed, code) for code in codes] if listed else []


def _counted(members: list[str]) -> str:
    return f"{len(members)} 项：{'、'.join(members)}"


def _words(value: Any, unit: str, ends: str, components: Mapping[str, Any] | None) -> str:
    more = [ends] if ends else []
    more += [
        f"{COMPONENTS[name]} {amount_words(part, unit)}"
        for name, part in (components or {}).items()
        if name != "first"
    ]
    said = amount_words(value, unit)
    return f"{said}（{'；'.join(more)}）" if more else said


def amount_words(value: Any, unit: str) -> str:
    """One amount with its unit."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if unit == "ratio":
        return f"{_plain(Decimal(str(value)) * 100)}%"
    if unit == "yuan":
        yuan = Decimal(str(value))
        return f"{yuan:,.0f} 元" if yuan == yuan.to_integral() else f"{yuan:,.2f} 元"
    if unit == "enum":
        return str(value)
    return f"{value:,} {UNITS.get(unit, '')}".strip() if isinstance(value, int) else str(value)


def _plain(number: Decimal) -> str:
    """Without zeros at the end, never with an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
