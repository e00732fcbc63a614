"""The answer of a lookup: one value, with everything needed to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yijian.kernel.money import yuan


@dataclass(frozen=True)
class Value:
    """A parameter's value in one jurisdiction.

    ``resolved_from`` is the jurisdiction whose text gave it; ``on`` the day asked for (null in
    a timeline). ``value`` is an int for days, months, years and counts, a Decimal for ratio
    and yuan, a bool or a text. ``status`` is that of the instrument on that day (``draft`` values
    are for simulation only), null for a default of ours. ``since`` and ``until`` are inclusive.
    ``components`` are the parts of a term (``first``, ``extension``; ``value`` is the first),
    ``members`` the things that a count counts, code to Chinese. ``mark`` says how the text was
    read, ``doubt`` what is not certain, ``warning`` what the screen must say of the instrument.
    ``decided`` is the number of the change by which an office decided it (null: shipped), ``began``
    the first day that was written for it (``since`` may be later where another value wins).
    """

    name: str
    title: str
    jurisdiction: str
    resolved_from: str
    on: date | None
    value: bool | int | str | Decimal
    unit: str
    inclusive: bool | None
    components: dict[str, bool | int | str] | None
    instrument: str | None
    status: str | None
    article: str | None
    rows: tuple[str, ...]
    origin: str
    reason: str | None
    confidence: str
    checked_on: date
    since: date
    until: date | None
    mark: str | None = None
    doubt: str | None = None
    warning: str | None = None
    members: dict[str, str] | None = None
    rolls: bool | None = None
    decided: str | None = None
    began: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law show --json``: dates ISO, yuan as text, a ratio as number."""
        return {
            "name": self.name,
            "title": self.title,
            "jurisdiction": self.jurisdiction,
            "resolved_from": self.resolved_from,
            "on": _iso(self.on),
            "value": self._plain(),
            "unit": self.unit,
            "inclusive": self.inclusive,
            "components": self.components,
            "instrument": self.instrument,
            "status": self.status,
            "article": self.article,
            "rows": list(self.rows),
            "origin": self.origin,
            "reason": self.reason,
            "confidence": self.confidence,
            "checked_on": _iso(self.checked_on),
            "since": _iso(self.since),
            "until": _iso(self.until),
            "mark": self.mark,
            "doubt": self.doubt,
            "warning": self.warning,
            "members": self.members,
            "decided": self.decided,
        }

    def _plain(self) -> bool | int | float | str:
        if isinstance(self.value, Decimal):
            return yuan(self.value) if self.unit == "yuan" else float(self.value)
        return self.value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
