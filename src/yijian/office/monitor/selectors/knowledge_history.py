"""Which publications a kind of knowledge comes from, and what became of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from yijian.audit.knowledge.batches import batches
from yijian.audit.knowledge.kinds import Kind
from yijian.kernel.dates import FOREVER
from yijian.law.timeline import DAY

Row = Mapping[str, Any]


@dataclass
class Published:
    """The rows of one batch, source and level in a kind.

    ``since`` is its first day, ``in_force`` counts rows on the asked day, ``followed`` rows by the
    batch that follows them, ``ended`` rows that nothing follows. ``address`` is that of the
    publication, empty where it is not known.
    """

    batch: str
    source: str
    level: str
    since: date
    address: str
    rows: int = 0
    in_force: int = 0
    ended: int = 0
    followed: Counter[str] = field(default_factory=Counter)

    @property
    def called(self) -> str:
        """The batch in words."""
        return batch_words(self.batch)

    @property
    def superseded(self) -> list[tuple[str, int]]:
        """The batches that follow its rows, and how many each of them."""
        return self.followed.most_common()


def published(kind: Kind, table: pa.Table, on: date) -> list[Published]:
    """The batches of a kind, the last first."""
    rows = table.to_pylist()
    next_of = _followers(kind, rows)
    found: dict[tuple[str, str, str], Published] = {}
    for row in rows:
        key = (row["batch"] or "", row["source"] or "", row["level"] or "")
        held = found.setdefault(key, _begin(key, row["begndate"]))
        held.since = min(held.since, row["begndate"])
        held.rows += 1
        held.in_force += row["begndate"] <= on <= row["enddate"]
        if row["enddate"] != FOREVER:
            _note_end(held, next_of.get((*_key(kind, row), row["enddate"] + DAY)))
    return sorted(found.values(), key=lambda it: (it.since, it.batch), reverse=True)


def batch_words(batch: str) -> str:
    """How a batch is called: 第 5 批, 修订 2026-01-28, or what its own file says."""
    if not batch:
        return "自有"
    known = batches().get(batch)
    if known is not None and not batch.isdigit():
        return f"修订 {batch}"
    return f"第 {batch} 批" if batch.isdigit() else batch


def _begin(key: tuple[str, str, str], since: date) -> Published:
    known = batches().get(key[0])
    return Published(*key, since, (known.address or "") if known else "")


def _note_end(held: Published, follower: Row | None) -> None:
    if follower is None:
        held.ended += 1
    else:
        held.followed[batch_words(follower["batch"] or "")] += 1


def _followers(kind: Kind, rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    """The rows by key and first day."""
    return {(*_key(kind, row), row["begndate"]): row for row in rows}


def _key(kind: Kind, row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in kind.key)
