"""The law parameters that a rule reads, as of the day of a finding, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from yijian.audit.rulebook.card import Card
from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import YijianError
from yijian.kernel.identifiers import sha256_hex
from yijian.law import Law, Value
from yijian.law.wording import origin, whole
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import rules_of_run
from yijian.office.policy.current import current_law


@dataclass(frozen=True)
class LawValue:
    """A parameter: what it is called, what it is worth on the day, and who says so.

    ``fault`` is a sentence where the law of the place gives no value for that day.
    """

    title: str
    value: str = ""
    source: str = ""
    origin: str = ""
    reason: str = ""
    since: date | None = None
    until: date | None = None
    fault: str = ""


def law_values(card: Card, jurisdiction: str, on: date) -> list[LawValue]:
    """The parameters that the card names, as of the service date ``on``."""
    return [_asked(name, jurisdiction, on) for name in card.law]


def law_unchanged(run: Run) -> bool:
    """Whether the law at hand is the law that the run was made under, by its digest."""
    return made_under(run, current_law())


def made_under(run: Run, law: Law) -> bool:
    """Whether ``law`` is the law that the run was made under, by its digest."""
    said = run.summary.get("law_digest", "")
    return bool(said) and said == sha256_hex(law.digest + "\n".join(names_read(run)), len(said))


def names_read(run: Run) -> list[str]:
    """The parameters that the rules of a run read, in order."""
    return sorted({name for rule in rules_of_run(run) for name in rule.card.law})


def values_read(run: Run, law: Law, first: date, last: date) -> list[Value]:
    """The values of ``law`` that the rules of a run read for the service dates given, inclusive.

    Each is cut to the days on which it was read.
    """
    return [
        replace(span, since=max(span.since, first), until=min(span.until or FOREVER, last))
        for name in names_read(run)
        for span in law.timeline(name, run.jurisdiction)
        if span.since <= last and (span.until or FOREVER) >= first
    ]


def _asked(name: str, jurisdiction: str, on: date) -> LawValue:
    try:
        value = current_law().value(name, jurisdiction, on)
    except YijianError as error:
        return LawValue(title=name, fault=error.message)
    return LawValue(
        title=value.title,
        value=whole(value),
        source="".join(part for part in (value.instrument, value.article) if part),
        origin=origin(value),
        reason=value.reason or "",
        since=value.since,
        until=value.until,
    )
