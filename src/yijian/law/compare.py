"""Comparing law: two places on one day, and one place on two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused, UsageError
from yijian.law.lookup import Law
from yijian.law.value import Value


@dataclass(frozen=True)
class Difference:
    """A parameter that two places set differently; None where a place sets nothing."""

    name: str
    title: str
    first: Value | None
    second: Value | None

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law diff --json``."""
        return {
            "name": self.name,
            "title": self.title,
            "first": self.first.as_json() if self.first else None,
            "second": self.second.as_json() if self.second else None,
        }


@dataclass(frozen=True)
class Change:
    """On the day ``on`` a parameter of a place gets another value, begins or ends."""

    on: date
    name: str
    title: str
    jurisdiction: str
    before: Value | None
    after: Value | None

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law changes --json``."""
        return {
            "on": self.on.isoformat(),
            "name": self.name,
            "title": self.title,
            "jurisdiction": self.jurisdiction,
            "before": self.before.as_json() if self.before else None,
            "after": self.after.as_json() if self.after else None,
        }


def differences(law: Law, first: str, second: str, on: date) -> list[Difference]:
    """What ``first`` and ``second`` set differently on the day ``on``, in order of name."""
    law.chain(first), law.chain(second)
    found = []
    for name in law.names():
        one, other = holding(law, name, first, on), holding(law, name, second, on)
        known = one or other
        if known is not None and _meaning(one) != _meaning(other):
            found.append(Difference(name, known.title, one, other))
    return found


def changes(law: Law, jurisdiction: str, first: date, last: date) -> list[Change]:
    """What changes in ``jurisdiction`` on the days ``first`` to ``last``, both inclusive.

    Raises:
        UsageError: ``date.range``: the first day is after the last.
    """
    if first > last:
        raise UsageError("date.range", f"开始日期 {first} 晚于结束日期 {last}；请交换两者")
    found = [
        change
        for name in law.names()
        for change in _changes_of(law, name, jurisdiction)
        if first <= change.on <= last
    ]
    return sorted(found, key=lambda change: (change.on, change.name))


def holding(law: Law, name: str, jurisdiction: str, on: date) -> Value | None:
    """The value on the day; None where the place and those above it set none then."""
    try:
        return law.value(name, jurisdiction, on)
    except Refused:
        return None


def _changes_of(law: Law, name: str, jurisdiction: str) -> list[Change]:
    try:
        spans = law.timeline(name, jurisdiction)
    except Refused:
        return []
    found, before = [], None
    for span in spans:
        if _meaning(before) != _meaning(span):
            found.append(Change(span.since, name, span.title, jurisdiction, before, span))
        before = span
    if before is not None and before.until is not None and before.until < FOREVER:
        on = before.until + timedelta(days=1)
        found.append(Change(on, name, before.title, jurisdiction, before, None))
    return found


def _meaning(value: Value | None) -> object:
    if value is None:
        return None
    parts = tuple(sorted((value.components or {}).items()))
    return (value.value, value.unit, value.inclusive, parts, value.status, value.article)
