"""What holds in a place on a day: values, codes, procedures, instruments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from yijian.kernel.errors import Refused
from yijian.law import CodeEntry, Law, Value
from yijian.law.compare import holding
from yijian.law.models import Instrument
from yijian.law.procedures import Procedure
from yijian.law.search import Entry
from yijian.office.policy.library import source

KEPT = 24
"""So many places and days stay ready."""


@dataclass(frozen=True)
class Standing:
    """Everything that holds in a place on a day, by name, ``list/code`` or identifier."""

    values: dict[str, Value]
    codes: dict[str, CodeEntry]
    procedures: dict[str, Procedure]
    instruments: frozenset[str]
    articles: frozenset[str]

    def holds(self, entry: Entry) -> bool:
        """Whether what an entry of the index names is among it."""
        if entry.kind == "parameter":
            return entry.key in self.values
        if entry.kind == "code":
            return entry.key in self.codes
        if entry.kind == "procedure":
            return entry.key in self.procedures
        if entry.kind == "instrument":
            return entry.key in self.instruments
        return entry.key in self.articles


def standing(place: str, on: date) -> Standing:
    """What holds in ``place`` on the day ``on``."""
    return _standing(source.law(), place, on)


def applies(instrument: Instrument, on: date) -> bool:
    """Whether an instrument is of use on a day: published, in force, or a draft to simulate."""
    status = instrument.status_on(on)
    if status == "draft":
        return instrument.first_day is None or instrument.first_day <= on
    return status in ("published", "in_force")


@lru_cache(maxsize=KEPT)
def _standing(law: Law, place: str, on: date) -> Standing:
    values = {name: value for name in law.names() if (value := holding(law, name, place, on))}
    codes = {
        f"{name}/{entry.code}": entry
        for name in law.code_lists()
        for entry in law.code_list(name, place, on)
    }
    procedures = {}
    for name in source.procedures().names():
        try:
            procedures[name] = source.procedures().get(name, place, on)
        except Refused:
            continue
    named = frozenset(it.id for it in law.instruments(place) if applies(it, on))
    books = [book for name in named if (book := law.shelf.book(name))]
    units = frozenset(unit.id for book in books for unit in book.units)
    return Standing(values, codes, procedures, named, units)
