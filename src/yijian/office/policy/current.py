"""The law that this office obeys: the shipped packs and what was published here.

Nothing else in the office opens the packs. What was published is asked of the database each time,
so that from its commit on every process answers with it; within one request it is asked once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from yijian.law import Law

_held: ContextVar[list[Law] | None] = ContextVar("yijian_current_law", default=None)


def current_law() -> Law:
    """The law in force in this office now."""
    held = _held.get()
    if held:
        return held[0]
    law = _opened()
    if held is not None:
        held.append(law)
    return law


@contextmanager
def one_law() -> Iterator[None]:
    """Inside, every question is answered by one edition: that of the first."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def _opened() -> Law:
    from yijian.office.policy.publishing import current_additions  # models, once apps are ready

    return law_under(current_additions())


def law_under(additions: Path | None) -> Law:
    """The shipped packs with a folder of additions; alone where it is None."""
    return shipped_law() if additions is None else Law.load(additions=additions)


def shipped_law() -> Law:
    """The shipped packs alone: what no decision of an office changes (procedures, titles)."""
    return Law.load()
