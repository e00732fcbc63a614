"""Which persons an import touched, by their buckets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from yijian.claims.engine import connect, parquet
from yijian.claims.snapshot import SOURCE


def touched_buckets(
    stored: Sequence[str], added: Sequence[str], gone: Sequence[str]
) -> frozenset[int]:
    """Buckets of the rows in ``added``, and of the rows of ``stored`` that ``gone`` names.

    ``gone`` are files of the lake that name rows which are not current any more.
    """
    asked: list[str] = []
    if added:
        asked.append(f"SELECT psn_bucket FROM {_files(added)}")
    if gone and stored:
        asked.append(
            f"SELECT t.psn_bucket FROM {_files(stored)} AS t"
            f" SEMI JOIN {_files(gone)} AS g USING ({', '.join(SOURCE)})"
        )
    if not asked:
        return frozenset()
    with connect() as database:
        return frozenset(row[0] for row in database.execute(" UNION ".join(asked)).fetchall())


def _files(paths: Iterable[str]) -> str:
    return parquet(map(Path, paths))
