"""A year of the calendar tried out: which last days become certain, and which move."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yijian.law import Law
from yijian.law.compare import holding
from yijian.law.deadline import ACTED_WITHIN
from yijian.office.policy.estimating.terms import Moves, term
from yijian.office.work.progress import Tell


def working_day_terms(law: Law, jurisdiction: str, on: date) -> list[tuple[str, str]]:
    """The terms in working days that hold in a place on a day: name and title."""
    found = []
    for name in law.names():
        if not name.endswith(ACTED_WITHIN):
            continue
        value = holding(law, name, jurisdiction, on)
        if value is not None and value.unit == "working_day" and isinstance(value.value, int):
            found.append((name, value.title))
    return found


def compare_calendars(
    before: Law, after: Law, jurisdiction: str, first: date, last: date, tell: Tell
) -> dict[str, Any]:
    """Every term in working days, for every start day from ``first`` to ``last``.

    ``rows`` names the terms whose last days become certain or move, those with most first.
    """
    rows, totals = [], Moves()
    terms = working_day_terms(before, jurisdiction, last)
    for number, (name, title) in enumerate(terms):
        tell(number, len(terms), title)
        mine = Moves()
        for start in _days(first, last):
            one = term(before, name, jurisdiction, start)
            other = term(after, name, jurisdiction, start)
            mine.add(start, one, other)
            totals.add(start, one, other)
        became = mine.uncertain_before - mine.uncertain_after
        if became or mine.certain_moved:
            row = {"name": name, "title": title, "became": became, "moved": mine.certain_moved}
            rows.append({**row, "samples": mine.samples[:1]})
    rows.sort(key=lambda row: (-row["became"], -row["moved"], row["name"]))
    return {
        "terms": len(terms),
        "asked": totals.days,
        "uncertain_before": totals.uncertain_before,
        "became": totals.uncertain_before - totals.uncertain_after,
        "still": totals.uncertain_after,
        "moved": totals.certain_moved,
        "rows": rows,
    }


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
