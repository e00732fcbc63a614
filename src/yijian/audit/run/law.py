"""The law of a run as plain text: parameter → its dated values, as ``run.json`` keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from yijian.kernel.dates import FOREVER
from yijian.law.lookup import Law

Timeline = tuple[tuple[str, str, str], ...]
"""``(value, first day, last day)`` in order; the last day of the one in force is 9999-12-31."""


def timelines(law: Law, names: Iterable[str], jurisdiction: str) -> dict[str, Timeline]:
    """The dated values of some parameters in a jurisdiction."""
    return {
        name: tuple(
            (str(v.value), v.since.isoformat(), (v.until or FOREVER).isoformat())
            for v in law.timeline(name, jurisdiction)
        )
        for name in names
    }
