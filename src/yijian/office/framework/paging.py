"""Keyset paging: by one column and the key, forward and back, however long the list is.

A position stands in the address as ``<value>~<id>`` (``1234.50~8812``, ``2026-03-01~8812``):
readable, and no more than a place in the order. Who makes one up sees rows they may see anyway;
what is no such place is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, DateField, Expression, F, Func, Model, QuerySet, Value

from yijian.kernel.errors import UsageError
from yijian.office.framework.money_field import MoneyField

AFTER, BEFORE = "after", "before"
"""The two names under which a position stands in the address."""

_POSITION = re.compile(r"(-?[0-9][0-9.\-]{0,20})~([1-9][0-9]{0,17})", re.ASCII)
_AMOUNT = re.compile(r"-?[0-9]{1,15}\.[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True)
class Order:
    """The order of a list: a column that is never null, then the key, both the same way."""

    column: str
    descending: bool = True

    def names(self, *, reverse: bool = False) -> tuple[str, str]:
        """The order as ``order_by`` takes it; ``reverse`` turns it round."""
        sign = "-" if self.descending != reverse else ""
        return f"{sign}{self.column}", f"{sign}pk"


@dataclass(frozen=True)
class Position:
    """A place between two rows: behind (``after``) or ahead of the row with these values."""

    value: Any
    key: int
    back: bool


@dataclass(frozen=True)
class Page:
    """Rows of one page in the list's order; ``next`` and ``previous`` are positions or empty."""

    rows: list[Any]
    next: str
    previous: str


@dataclass(frozen=True)
class Total:
    """How many rows there are; beyond the ceiling ``n`` is the ceiling and ``exact`` is false."""

    n: int
    exact: bool

    def __str__(self) -> str:
        if self.exact:
            return f"{self.n:,} 条"
        ten_thousands, rest = divmod(self.n, 10_000)
        return f"超过 {self.n:,} 条" if rest else f"超过 {ten_thousands:,} 万条"


class _Beyond(Func):
    """``(column, key) < (value, key)``: one comparison that both databases read off an index."""

    output_field = BooleanField()
    arity = 4

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        parts = [compiler.compile(each) for each in self.get_source_expressions()]
        column, key, value, number = (sql for sql, _ in parts)
        params = [param for _, params in parts for param in params]
        return f"({column}, {key}) {self.extra['sign']} ({value}, {number})", params


def beyond(model: type[Model], order: Order, position: Position) -> Expression:
    """The condition that a row lies on the asked side of a position; for ``filter``."""
    field = model._meta.get_field(order.column)
    key = model._meta.pk
    assert key is not None
    return _Beyond(
        F(order.column),
        F("pk"),
        Value(position.value, output_field=field),
        Value(position.key, output_field=key),
        sign="<" if order.descending != position.back else ">",
    )


def read_position(model: type[Model], order: Order, asked: Mapping[str, str]) -> Position | None:
    """The position that an address (``request.GET``) asks for; None for the first page.

    Raises:
        UsageError: it asks for two, or for one that this list does not give out.
    """
    given = [name for name in (AFTER, BEFORE) if asked.get(name)]
    if not given:
        return None
    found = _POSITION.fullmatch(asked[given[0]])
    value = _read_value(model, order, found.group(1)) if found and len(given) == 1 else None
    if found is None or value is None:
        raise UsageError(
            "paging.position", "地址里的翻页位置无法识别，不是这个列表给出的；请从第一页重新翻起"
        )
    return Position(value, int(found.group(2)), back=given[0] == BEFORE)


def take_page(rows: QuerySet[Any], order: Order, position: Position | None, size: int) -> Page:
    """The ``size`` rows (at least 1) of ``rows`` behind or ahead of ``position``, in order."""
    back = position is not None and position.back
    if position is not None:
        rows = rows.filter(beyond(rows.model, order, position))
    found = list(rows.order_by(*order.names(reverse=back))[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return Page([], "", "")
    return Page(
        rows=found,
        next=position_of(found[-1], order) if more or back else "",
        previous=position_of(found[0], order) if (more if back else position is not None) else "",
    )


def neighbour(rows: QuerySet[Any], order: Order, row: Any, *, back: bool) -> Any | None:
    """The row that follows ``row`` in the order (``back``: the one ahead of it), or None."""
    position = Position(getattr(row, order.column), row.pk, back=back)
    condition = beyond(rows.model, order, position)
    return rows.filter(condition).order_by(*order.names(reverse=back)).first()


def position_of(row: Any, order: Order) -> str:
    """The place of a row, as the address writes it."""
    return f"{getattr(row, order.column)}~{row.pk}"


def count_up_to(rows: QuerySet[Any], ceiling: int) -> Total:
    """How many ``rows`` there are, counted no further than just beyond ``ceiling``."""
    n = rows.order_by()[: ceiling + 1].count()
    return Total(min(n, ceiling), exact=n <= ceiling)


def _read_value(model: type[Model], order: Order, text: str) -> Any | None:
    field = model._meta.get_field(order.column)
    if isinstance(field, MoneyField):
        return Decimal(text) if _AMOUNT.fullmatch(text) else None
    if isinstance(field, DateField):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return day if str(day) == text else None
    return int(text) if _NUMBER.fullmatch(text) else None
