"""``articles.csv``: one row per rule of the five regulations (811 rows)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from yijian.kernel.errors import UsageError


@dataclass(frozen=True)
class Duty:
    """One row: its id (``LZ-22-1a``), where it stands, who is bound, and what it asks.

    ``capability`` is the capability that carries it out (``agreement.terminate``), empty where
    the row needs nothing (``implementable`` no). ``obligation`` and ``shown_by`` are English.
    """

    id: str
    jurisdiction: str
    article: str
    topic: str
    actors: tuple[str, ...]
    obligation: str
    kind: str
    parameter: str
    capability: str
    implementable: str
    shown_by: str


@cache
def duties() -> tuple[Duty, ...]:
    """All rows in the order of the register."""
    text = files("yijian.law.duties").joinpath("articles.csv").read_text(encoding="utf-8")
    return tuple(_duty(row) for row in csv.DictReader(text.splitlines()))


@cache
def _by_id() -> dict[str, Duty]:
    return {duty.id: duty for duty in duties()}


def duty(row: str) -> Duty:
    """The duty with this id.

    Raises:
        UsageError: ``law.unknown_row``.
    """
    try:
        return _by_id()[row]
    except KeyError:
        raise UsageError("law.unknown_row", f"义务登记里没有 {row} 这一条") from None


def _duty(row: dict[str, str]) -> Duty:
    capability = row["software_capability"]
    return Duty(
        id=row["id"],
        jurisdiction=row["seed"],
        article=row["article"],
        topic=row["topic_zh"],
        actors=tuple(row["actor"].split("+")),
        obligation=row["obligation_in_own_english_words"],
        kind=row["kind"],
        parameter=row["parameter"],
        capability="" if capability == "none" else capability,
        implementable=row["implementable"],
        shown_by=row["how_software_shows_it"],
    )
