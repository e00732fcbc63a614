"""What was added to a place's law, laid over what is shipped for it.

An added value wins on its own days; a shipped one keeps the days that are left, before and after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.law.models import DatedValue
from yijian.law.timeline import lay


@dataclass(frozen=True)
class Held:
    """A value on the days it holds in its place: ``dated``; ``written`` as its file has it."""

    dated: DatedValue
    written: DatedValue
    path: Path


def layered(written: Iterable[tuple[Path, DatedValue]]) -> tuple[Held, ...]:
    """The values in order of date, each with the days that no earlier one of the input took.

    Args:
        written: the values with their files, those that win first.
    """
    spans = lay((pair, pair[1].since, pair[1].until or FOREVER) for pair in written)
    return tuple(
        Held(cut(span.item[1], span.first, span.last), span.item[1], span.item[0]) for span in spans
    )


def cut(value: DatedValue, first: date, last: date) -> DatedValue:
    """The value on the days ``first`` to ``last`` (inclusive) of those it was written for.

    Where it loses its first day it remembers it as ``began``.
    """
    until = None if last == FOREVER else last
    if (first, until) == (value.since, value.until):
        return value
    began = value.began if first == value.since else value.began or value.since
    return value.model_copy(update={"since": first, "until": until, "began": began})
