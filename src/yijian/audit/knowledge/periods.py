"""When a row holds: publication, supersession, and who wins where rows meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from yijian.audit.knowledge.batches import batches
from yijian.law.timeline import DAY, lay

Key = tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """A row's values for a key, the batch that gave them, and the days they hold."""

    key: Key
    batch: str
    rule_class: str
    first: date
    last: date
    row: dict[str, Any] = field(compare=False)


@dataclass(frozen=True)
class Effect:
    """What a batch did to earlier keys of its class: replaced them, or ended them for good."""

    superseded: int
    ended: int
    added: int


def supersede(rows: Iterable[Dated]) -> list[Dated]:
    """Published rows of one rule class, each ended where a later publication ends it.

    A later row for the same key ends the earlier one. A complete revision of the class also
    ends every earlier row that it does not repeat (docs/decisions/0002).
    """
    rows = list(rows)
    starts = _complete_starts(rows)
    by_key: dict[Key, list[Dated]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    ended = []
    for group in by_key.values():
        group.sort(key=lambda row: (row.first, row.batch))
        for row, after in _followed(group):
            if after is not None and after.first == row.first:
                continue
            ends = [start for start in starts if start > row.first]
            ends += [after.first] if after is not None else []
            last = min([row.last, *(end - DAY for end in ends)])
            ended.append(replace(row, last=last))
    return ended


def effects(rows: Iterable[Dated]) -> dict[str, Effect]:
    """Per batch: keys replaced, keys ended without successor, keys new on its first day."""
    rows = list(rows)
    found = {}
    for batch, first in {(row.batch, row.first) for row in rows}:
        own = {row.key for row in rows if row.batch == batch}
        before = {row.key for row in rows if row.first < first and row.last == first - DAY}
        found[batch] = Effect(len(before & own), len(before - own), len(own - before))
    return found


def combine(layers: list[list[Dated]]) -> list[Dated]:
    """Layers laid over each other: on each day the first layer that has the key gives the row."""
    by_key: dict[Key, list[Dated]] = defaultdict(list)
    for layer in layers:
        for row in layer:
            by_key[row.key].append(row)
    return [
        replace(span.item, first=span.first, last=span.last)
        for group in by_key.values()
        for span in lay((row, row.first, row.last) for row in group)
    ]


def settle(rows: Iterable[Dated]) -> tuple[list[Dated], list[Dated]]:
    """Rows of our own CSV files that meet: (kept, contradictory).

    The later start ends the earlier row; equal rows count once; two different rows for the same
    key and first day contradict each other, and neither is used.
    """
    by_start: dict[tuple[Key, date], list[Dated]] = defaultdict(list)
    for row in rows:
        by_start[(row.key, row.first)].append(row)
    kept: dict[Key, list[Dated]] = defaultdict(list)
    contradictory: list[Dated] = []
    for (key, _), same in by_start.items():
        if all(_content(row) == _content(same[0]) for row in same):
            kept[key].append(min(same, key=lambda row: str(sorted(row.row.items()))))
        else:
            contradictory.extend(same)
    settled = []
    for group in kept.values():
        group.sort(key=lambda row: row.first)
        for row, after in _followed(group):
            last = row.last if after is None else min(row.last, after.first - DAY)
            settled.append(replace(row, last=last))
    return settled, contradictory


def _followed(group: list[Dated]) -> list[tuple[Dated, Dated | None]]:
    return list(zip(group, [*group[1:], None], strict=True))


def _content(row: Dated) -> dict[str, Any]:
    aside = ("source", "batch", "item_name", "main_name", "sub_name")
    return {name: value for name, value in row.row.items() if name not in aside}


def _complete_starts(rows: list[Dated]) -> list[date]:
    """First days of the complete revisions among the batches present."""
    known = batches()
    return sorted({row.first for row in rows if row.batch in known and known[row.batch].complete})
