"""A named collection in which nothing is registered twice; catalogues and pages read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """Names to items, in order of name.

    Raises:
        KeyError: from ``[]``, for a name that is not registered.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._items: dict[str, Item] = {}

    def add(self, name: str, item: Item) -> Item:
        """Register ``item``; a name that is taken is a programming error (``ValueError``)."""
        if name in self._items:
            raise ValueError(f"{self.kind} {name} is registered twice")
        self._items[name] = item
        return item

    def __getitem__(self, name: str) -> Item:
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._items))

    def __len__(self) -> int:
        return len(self._items)
