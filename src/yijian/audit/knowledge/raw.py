"""Raw points: what a source file says, kept as it was and never changed.

A source file becomes one Parquet file named for the digest of its content. Everything that rules
use is computed from all raw points together, so it does not matter in which order files came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True)
class RawPoint:
    """One row of a source.

    ``role`` is ``point`` (an item with its wording, perhaps its code), ``code`` (a further code
    of the point with the same ``point_key``), ``attribute`` (a value known of a code or a name
    from the 2025 book) or ``own`` (a row of our CSV; its columns stand in ``fields`` as JSON).
    ``collection`` says which kind of source it is; ``row`` is its line in the file, from 1.
    ``batch`` and ``published_on`` (ISO) name the publication. For a pair of services ``code``
    and ``sub_code`` are the main and the subordinate item.
    """

    role: str
    collection: str
    row: int
    batch: str = ""
    published_on: str = ""
    rule_class: str = ""
    point_key: str = ""
    item_name: str = ""
    code: str = ""
    sub_name: str = ""
    sub_code: str = ""
    text: str = ""
    value: str = ""
    unit: str = ""
    fields: str = ""
    source: str = ""


SCHEMA = pa.schema(
    [(f.name, pa.int32() if f.name == "row" else pa.string()) for f in fields(RawPoint)]
)


@dataclass(frozen=True)
class Reject:
    """Something that was not taken: where it stood, what it was, and why."""

    source: str
    row: int | None
    column: str
    value: str
    reason: str


@dataclass
class Reading:
    """What one file gave: its raw points, what was refused, and remarks for the report."""

    points: list[RawPoint] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """SHA-256 over the points; the name of the file has no part in it."""
        total = hashlib.sha256()
        for point in self.points:
            content = {k: v for k, v in vars(point).items() if k != "source" and v != ""}
            total.update(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
            total.update(b"\n")
        return total.hexdigest()


def write_raw(path: Path, points: Iterable[RawPoint]) -> None:
    """Write the points of one source file as Parquet (zstd)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist([vars(point) for point in points], schema=SCHEMA)
    pq.write_table(table, path, compression="zstd")


def read_raw(path: Path) -> list[RawPoint]:
    """The points of one source file."""
    return [RawPoint(**row) for row in pq.read_table(path, schema=SCHEMA).to_pylist()]
