"""The deadline that a parameter sets: its period as of the starting day, reckoned by the law.

What a period does at its end is law too: the general rules of counting are parameters of
``policy.jurisdiction_params`` (令4 第五十八条), and a value may say ``rolls`` for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yijian.kernel.errors import Refused
from yijian.law.calendar.overlay import Overlay, read_overlay
from yijian.law.calendar.workdays import WorkCalendar
from yijian.law.lookup import Law
from yijian.law.periods.hours import LastMoment, in_china, reckon_hours
from yijian.law.periods.period import UNITS, Exclusion, Period
from yijian.law.periods.reckon import Deadline, reckon
from yijian.law.value import Value

COUNTING = "policy.jurisdiction_params."
ROLLS = (COUNTING + "roll_on_holiday", COUNTING + "roll_on_weekend")
ACTED_WITHIN = ("deadline", "window", "limit")


@dataclass(frozen=True)
class Reckoned:
    """A deadline with the value that set it and the parts of the term that were counted."""

    value: Value
    parts: tuple[Period, ...]
    deadline: Deadline

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law deadline --json``."""
        said = "、".join(str(part) for part in self.parts)
        return {**_named(self.value, said), **self.deadline.as_json()}


@dataclass(frozen=True)
class ReckonedHours:
    """The end of a period in hours with the value that set it."""

    value: Value
    deadline: LastMoment

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law deadline --json``."""
        return {**_named(self.value, f"{self.value.value} 小时"), **self.deadline.as_json()}


def _named(value: Value, period: str) -> dict[str, Any]:
    return {
        "name": value.name,
        "title": value.title,
        "jurisdiction": value.jurisdiction,
        "period": period,
    }


def calendar_of(law: Law, jurisdiction: str, more: Iterable[Overlay] = ()) -> WorkCalendar:
    """The working days of a place: the published years, the law's overlays, and ``more``."""
    places = law.chain(jurisdiction)
    found = [read_overlay(path) for place in places for path in law.shelf.overlays(place)]
    return WorkCalendar([*found, *(overlay for overlay in more if overlay.jurisdiction in places)])


def deadline(
    law: Law,
    name: str,
    jurisdiction: str,
    start: date,
    *,
    extended: bool = False,
    excluded: Sequence[Exclusion] = (),
    overlays: Iterable[Overlay] = (),
) -> Reckoned:
    """The last day of the period ``name`` for an event on ``start`` in ``jurisdiction``.

    ``extended`` counts the extension that the value has as a part.

    Raises:
        Refused: ``law.no_period`` (the parameter is no period in days, months or years),
            ``law.moment_needed`` (it is one in hours) or ``law.no_extension``.
    """
    value = law.value(name, jurisdiction, start)
    parts = _parts(value, extended=extended)
    rolls, basis = _rolls(law, value, jurisdiction, start)
    found = reckon(
        parts[0],
        start,
        calendar_of(law, jurisdiction, overlays),
        rolls=rolls,
        excluded=excluded,
        extensions=parts[1:],
        articles=tuple(dict.fromkeys(cited for cited in (_cited(value), *basis) if cited)),
    )
    return Reckoned(value, parts, found)


def deadline_in_hours(law: Law, name: str, jurisdiction: str, start: datetime) -> ReckonedHours:
    """The last moment of the period ``name``, one in hours, for an event at ``start``.

    Raises:
        Refused: ``law.no_period``: the parameter is no period in hours.
    """
    value = law.value(name, jurisdiction, in_china(start).date())
    if value.unit != "hour" or not isinstance(value.value, int):
        raise Refused("law.no_period", f"“{value.title}”不是以小时计的期间")
    cited = _cited(value)
    return ReckonedHours(value, reckon_hours(value.value, start, (cited,) if cited else ()))


def _parts(value: Value, *, extended: bool) -> tuple[Period, ...]:
    if value.unit == "hour":
        said = f"“{value.title}”以小时计，起算要写到时刻，如 2026-03-01T10:00"
        raise Refused("law.moment_needed", said)
    if value.unit not in UNITS or not isinstance(value.value, int):
        raise Refused(
            "law.no_period", f"“{value.title}”不是以工作日、日、月或年计的期间，不能计算到期日"
        )
    first = Period(value.value, value.unit)
    if not extended:
        return (first,)
    extension = (value.components or {}).get("extension")
    if not isinstance(extension, int):
        raise Refused("law.no_extension", f"“{value.title}”没有规定可以延长")
    return (first, Period(extension, value.unit))


def _rolls(
    law: Law, value: Value, jurisdiction: str, start: date
) -> tuple[bool, tuple[str | None, ...]]:
    if value.rolls is not None:
        return value.rolls, ()
    if not value.name.endswith(ACTED_WITHIN):
        return False, ()
    rules = []
    for name in ROLLS:
        try:
            rules.append(law.value(name, jurisdiction, start))
        except Refused:
            return False, ()
    return all(rule.value is True for rule in rules), tuple(_cited(rule) for rule in rules)


def _cited(value: Value) -> str | None:
    if value.instrument is None:
        return None
    return f"{value.instrument} {value.article}".strip()
