"""The last days of a term, recomputed for each day of the past: which move, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.deadline import Reckoned, deadline
from yijian.office.work.progress import Tell

_SAMPLES = 12
_EVERY = 20


@dataclass
class Moves:
    """How the last days of a term compare, day by day of its start."""

    days: int = 0
    earlier: int = 0
    later: int = 0
    least: int = 0
    most: int = 0
    total: int = 0
    uncertain_before: int = 0
    uncertain_after: int = 0
    unset: int = 0
    certain_moved: int = 0
    samples: list[dict[str, Any]] = field(default_factory=list)

    def add(self, start: date, before: Reckoned | None, after: Reckoned | None) -> None:
        """Count one start day; a day on which one of the two has no term counts apart."""
        self.days += 1
        if before is None or after is None:
            self.unset += 1
            return
        one, other = before.deadline, after.deadline
        self.uncertain_before += not one.certain
        self.uncertain_after += not other.certain
        moved = (other.last_day - one.last_day).days
        if moved == 0:
            return
        self.certain_moved += one.certain
        self.earlier += moved < 0
        self.later += moved > 0
        self.least = moved if self.total == 0 else min(self.least, moved)
        self.most = moved if self.total == 0 else max(self.most, moved)
        self.total += 1
        if len(self.samples) < _SAMPLES:
            self.samples.append(
                {
                    "start": start.isoformat(),
                    "before": one.last_day.isoformat(),
                    "after": other.last_day.isoformat(),
                    "moved": moved,
                    "certain": other.certain,
                }
            )

    def as_json(self) -> dict[str, Any]:
        """For the job's result."""
        return {**vars(self), "moved": self.total}


def compare_terms(
    before: Law, after: Law, name: str, jurisdiction: str, first: date, last: date, tell: Tell
) -> Moves:
    """Reckon the term for every start day from ``first`` to ``last`` under both laws."""
    found, count = Moves(), (last - first).days + 1
    for number in range(count):
        start = first + timedelta(days=number)
        found.add(
            start, term(before, name, jurisdiction, start), term(after, name, jurisdiction, start)
        )
        if number % _EVERY == 0:
            tell(number, count, f"自 {start} 起算")
    return found


def term(law: Law, name: str, jurisdiction: str, start: date) -> Reckoned | None:
    """The term that begins on ``start``; None where the law sets none then."""
    try:
        return deadline(law, name, jurisdiction, start)
    except Refused:
        return None
