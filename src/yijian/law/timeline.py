"""Lay dated values of a city, its province and the nation over each other in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

DAY = timedelta(days=1)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Span(Generic[Item]):
    """The days ``first`` to ``last`` (inclusive) on which ``item`` holds."""

    item: Item
    first: date
    last: date


def lay(values: Iterable[tuple[Item, date, date]]) -> list[Span[Item]]:
    """Spans in order of date that never overlap; the values come most specific first.

    A value (item, first day, last day) keeps only the days that no earlier one has taken.
    """
    laid: list[Span[Item]] = []
    for item, begin, end in values:
        parts = [(begin, end)]
        for span in laid:
            parts = [rest for part in parts for rest in _outside(part, span)]
        laid.extend(Span(item, first, last) for first, last in parts)
    return sorted(laid, key=lambda span: span.first)


def _outside(part: tuple[date, date], span: Span[Item]) -> list[tuple[date, date]]:
    """What is left of ``part`` before and after ``span``."""
    first, last = part
    if last < span.first or first > span.last:
        return [part]
    left = []
    if first < span.first:
        left.append((first, span.first - DAY))
    if last > span.last:
        left.append((span.last + DAY, last))
    return left
