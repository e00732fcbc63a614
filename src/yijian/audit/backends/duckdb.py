"""DuckDB, locked: it reads the lake and the run's folder, and nothing else in the world."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from yijian.audit.backends.session import NOTHING, OutsideCodes, OverBudget, R, T

_STORED = {"HUGE": "BIGINT", "ENUM": "VARCHAR"}
"""How types that Parquet does not know are stored, by how their names begin."""

SPREAD = 1024
"""Buckets of the hash by which rows are spread over slices."""
_SPREAD_GROUP = 16_384
"""Rows in a row group of what is read by slices: a slice reads its own and the ends of two."""


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


def _list(paths: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(path) for path in paths) + "]"


def _empty(columns: Mapping[str, str]) -> str:
    typed = ", ".join(f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in columns.items())
    return f"SELECT {typed} WHERE FALSE"


class DuckDBSession:
    """One connection in memory with bounded memory, threads and reach.

    Args:
        allowed: directories that may be read and written; everything else is closed, and the
            configuration is locked.
        memory: e.g. ``4GB``; beyond it DuckDB spills to ``scratch``.
        once: remembers what is worked out about a statement, for the sessions of a process.
    """

    engine = "duckdb"
    codes = True

    def __init__(
        self,
        allowed: Sequence[Path],
        scratch: Path,
        memory: str = "4GB",
        threads: int = 2,
        once: Callable[[Hashable, Callable[[], str]], str] | None = None,
    ) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        self._once = once or (lambda _, make: make())
        self._threads = threads
        self._codes: tuple[str, ...] = ()
        self._own = threading.local()
        self._whole = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": memory,
                "threads": str(threads),
                "temp_directory": str(scratch),
                "preserve_insertion_order": "false",
                # What is freed is wanted again by the next statement: to give it back to the
                # system in between costs a twentieth of a run.
                "allocator_flush_threshold": memory,
                "allocator_bulk_deallocation_flush_threshold": memory,
            },
        )
        self._run("SET GLOBAL TimeZone = 'UTC'")
        self._run(f"SET allowed_directories = {_list([str(p.resolve()) for p in allowed])}")
        self._run("SET enable_external_access = false")

    @contextmanager
    def building(self) -> Iterator[None]:
        """See :class:`~yijian.audit.backends.session.Session`.

        The build side of a join is the right one, as written: the estimate of a filtered Parquet
        scan is a fifth of what it gives, and the widest table would be hashed.
        """
        self._run("SET disabled_optimizers = 'build_side_probe_side'")
        yield
        self._run("SET disabled_optimizers = ''")
        self._run("SET lock_configuration = true")

    def each(self, work: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """See :class:`~yijian.audit.backends.session.Session`.

        As many at a time as there are threads: a statement is planned by one thread and ends in
        one, and the other would wait.
        """
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(work, items))

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """The connection of the thread at hand, to the same tables."""
        if not hasattr(self._own, "connection"):
            self._own.connection = self._whole.cursor()
        connection: duckdb.DuckDBPyConnection = self._own.connection
        return connection

    def _run(self, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql)
        except duckdb.OutOfMemoryException:
            raise OverBudget("内存超出上限") from None
        except duckdb.InterruptException:
            raise OverBudget("时间超出上限") from None

    def lake_table(
        self,
        name: str,
        files: Sequence[str],
        superseded: Sequence[str],
        columns: Mapping[str, str],
        buckets: tuple[int, int] | None,
        coded: Mapping[str, str] = NOTHING,
    ) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        if not files:
            self.view(name, _empty({**columns, **coded}))
            return
        cast = ", ".join(
            f"CAST(t.{column} AS {kind}) AS {column}" for column, kind in coded.items()
        )
        picked = f"t.* REPLACE ({cast})" if cast else "t.*"
        sql = f"SELECT {picked} FROM read_parquet({_list(files)}, hive_partitioning = false) AS t"
        if superseded:
            sql += (
                f" ANTI JOIN read_parquet({_list(superseded)}) AS gone"
                " USING (src_batch, src_file, src_row)"
            )
        if buckets is not None:
            sql += f" WHERE t.psn_bucket BETWEEN {buckets[0]} AND {buckets[1]}"
        self.view(name, sql)

    def source(self, name: str, files: Sequence[str], columns: Mapping[str, str]) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self.view(name, f"SELECT * FROM read_parquet({_list(files)})" if files else _empty(columns))

    def slice(self, name: str, files: Sequence[str], cut: tuple[int, int], *, spread: bool) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        if not spread:
            self.source(name, files, {})
            return
        first, after = (SPREAD * edge // cut[1] for edge in (cut[0], cut[0] + 1))
        self.view(
            name,
            f"SELECT * EXCLUDE (spread_bucket) FROM read_parquet({_list(files)})"
            f" WHERE spread_bucket BETWEEN {first} AND {after - 1}",
        )

    def code_type(self, name: str, values: Sequence[str]) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self._run(f"CREATE TYPE {name} AS ENUM ({', '.join(map(_quoted, values))})")
        self._codes = (*self._codes, name)

    def table(self, name: str, sql: str) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        try:
            self._run(f"CREATE OR REPLACE TABLE {name} AS {sql}")
        except duckdb.ConversionException as error:
            raise OutsideCodes(str(error)) from error

    def view(self, name: str, sql: str) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self._run(f"CREATE OR REPLACE VIEW {name} AS {sql}")

    def narrowed(self, name: str, table: str, where: str, columns: Sequence[str]) -> str:
        """See :class:`~yijian.audit.backends.session.Session`: nothing to gain."""
        return name

    def write(self, sql: str, path: Path, budget: float | None = None, name: str = "") -> int:
        """See :class:`~yijian.audit.backends.session.Session`."""
        timer = threading.Timer(budget, self._connection.interrupt) if budget else None
        if timer:
            timer.start()
        try:
            rows = self._copy(self._stored(sql), path)
        finally:
            if timer:
                timer.cancel()
        if name:
            self.source(name, [str(path)], {})
        return rows

    def write_spread(self, sql: str, column: str, path: Path) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        bucket = f"CAST(hash({column}) % {SPREAD} AS SMALLINT) AS spread_bucket"
        ordered = f"SELECT *, {bucket} FROM ({self._stored(sql)}) ORDER BY spread_bucket"
        self._copy(ordered, path, f", ROW_GROUP_SIZE {_SPREAD_GROUP}")

    def _stored(self, sql: str) -> str:
        return self._once((sql, self._codes), lambda: self._storable(sql))

    def _copy(self, sql: str, path: Path, more: str = "") -> int:
        path.parent.mkdir(parents=True, exist_ok=True)
        how = f"FORMAT parquet, COMPRESSION lz4_raw{more}"
        done = self._run(f"COPY ({sql}) TO {_quoted(str(path))} ({how})").fetchone()
        return int(done[0]) if done else 0

    def _storable(self, sql: str) -> str:
        """Sums of whole numbers as whole numbers, codes as texts.

        Parquet knows no HUGEINT and would get a float; what a code means is known here only.
        """
        described = self._run(f"DESCRIBE {sql}").fetchall()
        stored = {row[0]: _STORED[kind] for row in described if (kind := row[1][:4]) in _STORED}
        cast = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in stored.items())
        return f"SELECT * REPLACE ({cast}) FROM ({sql})" if stored else sql

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """See :class:`~yijian.audit.backends.session.Session`."""
        return self._run(sql).fetchall()

    def close(self) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self._whole.close()
