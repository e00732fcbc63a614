"""Sums over the tallies of a run, for those findings that an actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from yijian.office.monitor.models import Tally

ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Amounts:
    """So many findings, the fees they name, and the fund amount counted once, in yuan."""

    n: int = 0
    fee_amount: Decimal = ZERO
    counted_fund_amount: Decimal = ZERO

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.n + other.n,
            self.fee_amount + other.fee_amount,
            self.counted_fund_amount + other.counted_fund_amount,
        )


def sums(tallies: QuerySet[Tally], *by: str) -> dict[Any, Amounts]:
    """The sums of ``tallies`` per value of ``by`` (a tuple of values for several columns)."""
    rows = tallies.values(*by).annotate(
        total=Sum("n"), fee=Sum("fee_amount"), counted=Sum("counted_fund_amount")
    )
    found = {}
    for row in rows.order_by(*by):
        key = tuple(row[name] for name in by)
        found[key if len(by) > 1 else key[0]] = Amounts(row["total"], row["fee"], row["counted"])
    return found


def folded(amounts: dict[tuple[Any, ...], Amounts], position: int) -> dict[Any, Amounts]:
    """Sums by several columns as sums by the one at ``position``, in its order."""
    found: dict[Any, Amounts] = {}
    for key, it in amounts.items():
        found[key[position]] = found.get(key[position], Amounts()) + it
    return dict(sorted(found.items()))


def whole(amounts: Iterable[Amounts]) -> Amounts:
    """All of them together."""
    return sum(amounts, Amounts())
