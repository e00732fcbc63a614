"""Tables of knowledge as pages read them: what holds in a place, in an order that can be paged.

The tables of a version of the lake never change, so what was read of them is kept by the process.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.resolve import table_for

PLACE = "place"
"""The column by which a list is in order and paged: key, division and first day."""
SEPARATOR = "\x1f"
_KEPT = 256


@lru_cache(maxsize=_KEPT)
def placed_table(name: str, path: Path | None, division: str) -> pa.Table:
    """What holds of a kind in a division (six digits), in order of :data:`PLACE`.

    ``path`` is the table of the lake; None where it has none.

    Raises:
        Refused: ``knowledge.format``, the table is of an earlier release.
    """
    kind = kinds()[name]
    table = table_for({name: path} if path else {}, kind, division)
    parts = [pc.cast(table[column], pa.string()) for column in (*kind.key, "admdvs", "begndate")]
    place = pc.binary_join_element_wise(*parts, SEPARATOR, null_handling="replace")
    table = table.append_column(PLACE, place).sort_by(PLACE)
    keys = [c for c in kind.own if c.name in kind.key and c.sql_type == "VARCHAR"]
    codes = [c.name for c in keys if c.check or c.name == kind.key[0]]
    return table.replace_schema_metadata({"codes": " ".join(codes)})


def code_columns(table: pa.Table) -> list[str]:
    """The columns of such a table that hold codes: those of the key that are text."""
    marked = (table.schema.metadata or {}).get(b"codes", b"").decode()
    return marked.split() if marked else []
