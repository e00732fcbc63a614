"""How a value of the law is said in Chinese: one wording for the command line and every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from yijian.law.models import COMPONENTS, Scalar
from yijian.law.periods.period import UNITS as PERIODS
from yijian.law.value import Value

UNITS: dict[str, str] = {**PERIODS, "hour": "小时", "yuan": "元", "count": ""}  # type: ignore[dict-item]
ORIGINS = {"seed": "本地规定", "superior law": "上位法", "ours": "本系统默认"}
CONFIDENCE = {"high": "高", "medium": "中", "low": "低"}
ENDS = {True: "含本数", False: "不含本数", None: ""}
TIMES = "倍"
"""A ratio whose title says so, or above 1, is a multiple and no share."""


def amount(value: Scalar | Decimal, unit: str, title: str = "") -> str:
    """One amount with its unit: ``5 个工作日``, ``50,000 元``, ``5%``, ``2 倍``, ``是``.

    ``title`` is that of the parameter; ratio and yuan are Decimal or their text.
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if unit == "ratio":
        ratio = Decimal(value)
        if ratio > 1 or TIMES in title:
            return f"{ratio.normalize():f} {TIMES}"
        return f"{(ratio * 100).normalize():f}%"
    if unit == "yuan":
        yuan = Decimal(value)
        return f"{yuan:,.0f} 元" if yuan == yuan.to_integral() else f"{yuan:,.2f} 元"
    return f"{value:,} {UNITS.get(unit, '')}".strip() if isinstance(value, int) else str(value)


def phrase(
    value: Scalar | Decimal,
    unit: str,
    *,
    title: str = "",
    inclusive: bool | None = None,
    components: Mapping[str, Scalar] | None = None,
    members: Iterable[str] = (),
) -> str:
    """An amount with all that belongs to it: ``30 日（含本数；延长 30 日）``, ``2 项：甲、乙``.

    ``members`` are the titles of the things that a count counts.
    """
    if named := list(members):
        return f"{len(named)} 项：{'、'.join(named)}"
    more = [ENDS[inclusive], parts(components, unit, title)]
    said = "；".join(it for it in more if it)
    return amount(value, unit, title) + (f"（{said}）" if said else "")


def parts(components: Mapping[str, Scalar] | None, unit: str, title: str = "") -> str:
    """The parts of a term beside the first: ``延长 30 日``; empty without."""
    return "；".join(
        f"{COMPONENTS.get(name, name)} {amount(it, unit, title)}"
        for name, it in (components or {}).items()
        if name != "first"
    )


def whole(value: Value) -> str:
    """:func:`phrase` of a value as the law answers it."""
    return phrase(
        value.value,
        value.unit,
        title=value.title,
        inclusive=value.inclusive,
        components=value.components,
        members=(value.members or {}).values(),
    )


def origin(value: Value) -> str:
    """Who says so, in a word: the place, superior law, a default of ours, or a change made here."""
    return f"本机关变更第 {value.decided} 号" if value.decided else ORIGINS[value.origin]
