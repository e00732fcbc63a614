"""How values of the law, amounts of an estimate and moments kept as text are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django import template

from yijian.law import Value
from yijian.law.wording import whole
from yijian.office.framework.templatetags.yijian import NOTHING, amount, moment, yuan

register = template.Library()


@register.filter
def worth(value: Value | None) -> str:
    """A value with its unit; ``—`` for none."""
    return whole(value) if isinstance(value, Value) else NOTHING


@register.filter
def money(text: str) -> str:
    """Yuan kept as text, at a glance."""
    try:
        return amount(Decimal(text))
    except (InvalidOperation, TypeError):
        return NOTHING


@register.filter
def yuan_text(text: str) -> str:
    """Yuan kept as text, to the cent: for columns that are compared."""
    try:
        return yuan(Decimal(text))
    except (InvalidOperation, TypeError):
        return NOTHING


@register.filter
def named(titles: Mapping[str, str], name: str) -> str:
    """What people call something; its own name where they have no other."""
    return titles.get(name, name) or NOTHING


@register.filter
def shift(days: int) -> str:
    """By how many days a last day moves: ``推后 2 日``."""
    if not days:
        return "不移动"
    return f"{'提前' if days < 0 else '推后'} {abs(days):,} 日"


@register.filter
def moment_text(text: str) -> str:
    """A moment kept as text."""
    try:
        return moment(datetime.fromisoformat(text))
    except (TypeError, ValueError):
        return NOTHING
