"""How numbers, money, shares, days and identifiers are written on every page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from yijian.office.framework.masking import mask_number

if TYPE_CHECKING:
    from yijian.analytics.charts.peer_scale import Measure

register = template.Library()

NOTHING = "—"
UNKNOWN = (None, "")
"""What a template hands on where it finds nothing."""

_CENT = Decimal("0.01")
_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_MINUTE = 60
_THOUSAND = 1_000


@register.filter
def thousands(number: int | Decimal | None) -> str:
    """A count: ``1,234,567``; ``—`` where it is not known."""
    return NOTHING if number in UNKNOWN else f"{number:,}"


@register.filter
def yuan(amount: Decimal | None) -> str:
    """Money to the cent: ``1,234.50 元``."""
    return NOTHING if amount in UNKNOWN else f"{amount:,.2f} 元"


@register.filter
def amount(money: Decimal | None) -> str:
    """Money at a glance: 元 below ten thousand, then 万元, then 亿元, two decimals."""
    if money in UNKNOWN:
        return NOTHING
    if abs(money) >= _YI:
        return f"{_rounded(money / _YI):,} 亿元"
    if abs(money) >= _WAN:
        return f"{_rounded(money / _WAN):,} 万元"
    return f"{_rounded(money):,} 元"


@register.filter
def share(ratio: Decimal | None) -> str:
    """A share of one as per cent: ``12.3%``."""
    if ratio in UNKNOWN:
        return NOTHING
    return f"{(ratio * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):,}%"


@register.filter
def day(when: date | datetime | None) -> str:
    """``2026-11-21``, in the time of the place."""
    if when in UNKNOWN:
        return NOTHING
    return f"{_here(when):%Y-%m-%d}"


@register.filter
def moment(when: datetime | None) -> str:
    """``2026-11-21 09:30``, in the time of the place."""
    return NOTHING if when in UNKNOWN else f"{_here(when):%Y-%m-%d %H:%M}"


@register.filter
def month(when: date | None) -> str:
    """``2026-11``."""
    return NOTHING if when in UNKNOWN else f"{when:%Y-%m}"


@register.filter
def file_size(size: float) -> str:
    """``823 字节``, ``1.2 MB``: each unit a thousand of the one before."""
    for unit in ("字节", "KB", "MB"):
        if size < _THOUSAND:
            return f"{size:,} {unit}" if isinstance(size, int) else f"{size:,.1f} {unit}"
        size = size / _THOUSAND
    return f"{size:,.1f} GB"


@register.filter
def lasting(seconds: float | None) -> str:
    """A duration: ``3.2 秒``, ``2 分 05 秒``."""
    if seconds in UNKNOWN:
        return NOTHING
    if seconds < _MINUTE:
        return f"{seconds:.1f} 秒"
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes} 分 {rest:02d} 秒"


@register.filter
def masked(number: str | None) -> str:
    """A person's number without its middle, for everybody."""
    return mask_number(number) or NOTHING


def _here(when: date | datetime) -> date:
    return timezone.localtime(when) if isinstance(when, datetime) else when


def _rounded(money: Decimal) -> Decimal:
    return money.quantize(_CENT, ROUND_HALF_UP)


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], **changes: Any) -> str:
    """The query of this page with ``changes``; an empty value takes a filter away.

    The place in the list (``after``, ``before``) goes too, unless it is given.
    """
    query = context["request"].GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def measured(measure: Measure, value: Decimal) -> str:
    """The value of a measure with its unit, as its chart writes it."""
    from yijian.analytics.charts.peer_scale import PeerScale  # with Altair, slow to import

    return PeerScale.of([value], measure).text(value)
