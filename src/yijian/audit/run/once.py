"""What the tasks of one process have in common, made when it is first asked for.

Twenty tasks of a run execute the same statements over other persons: writing them down from
their syntax trees would cost seconds in each.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Values by key; one for all tasks of a plan in a process."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of ``key``, made now if nobody asked before."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made
