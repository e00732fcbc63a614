"""Paging of lists that are made in memory: by number, for they do not grow while one reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from yijian.kernel.errors import UsageError


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its rows, where it stands, and how long the whole list is."""

    rows: Sequence[Any]
    number: int
    of: int
    total: int

    @property
    def next(self) -> int | None:
        """The number of the next page, or None."""
        return self.number + 1 if self.number < self.of else None

    @property
    def previous(self) -> int | None:
        """The number of the page before, or None."""
        return self.number - 1 if self.number > 1 else None


def leaf(rows: Sequence[Any], query: Mapping[str, str]) -> Leaf:
    """The page that ``page`` in the address asks for.

    Raises:
        UsageError: it asks for a page that there is not.
    """
    size = settings.LIMIT["PAGE_ROWS"]
    of = max(1, -(-len(rows) // size))
    asked = query.get("page") or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    if not 1 <= number <= of:
        raise UsageError("paging.position", f"没有第 {asked[:12]} 页，这个列表共 {of} 页")
    return Leaf(rows[(number - 1) * size : number * size], number, of, len(rows))
