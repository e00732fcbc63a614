"""A small engine for one question; what goes wrong with the lake's files becomes a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from yijian.claims.engine import connect, text
from yijian.claims.lake import is_disk_full
from yijian.claims.schema import tables
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError

_MOST_KEYS = 10_000
"""Up to so many sought keys are compared while a file is scanned, not after it was read."""

_OURS = (
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.InternalException,
    duckdb.ParserException,
)
_MEMORY = re.compile(r"[0-9]+(\.[0-9]+)?(KB|MB|GB|TB)")


@contextmanager
def opened(snapshot: Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine in memory for a question with a small answer; it writes nothing anywhere.

    Raises:
        Refused: a file of the lake cannot be read, or the question needs too much memory.
    """
    with _refusing(snapshot), connect() as engine:
        engine.execute("SET temp_directory = ''")
        engine.execute(f"SET dynamic_or_filter_threshold = {_MOST_KEYS}")
        yield engine


@contextmanager
def opened_wide(
    snapshot: Snapshot, *, memory: str, threads: int
) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine for a question over all lines; what exceeds ``memory`` (``1GB``) spills into a
    folder for temporary files that is removed afterwards.

    Raises:
        UsageError: ``memory`` is no amount of memory, or ``threads`` is below 1.
        Refused: a file of the lake cannot be read, or the memory or the disk is too small.
    """
    if not _MEMORY.fullmatch(memory):
        raise UsageError("reading.memory", f"内存上限“{memory}”无法识别；应写成 1GB 或 600MB")
    if threads < 1:
        raise UsageError("reading.threads", f"线程数 {threads} 不行；至少为 1")
    with (
        TemporaryDirectory(prefix="yijian-reading-") as folder,
        _refusing(snapshot),
        connect(Path(folder)) as engine,
    ):
        engine.execute(f"SET memory_limit = {text(memory)}")
        engine.execute(f"SET threads = {threads:d}")
        yield engine


@contextmanager
def _refusing(snapshot: Snapshot) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        refusal = _refusal(snapshot, error)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(snapshot: Snapshot, error: duckdb.Error) -> Refused | None:
    """What to tell the user; ``None`` where our own SQL is at fault."""
    if isinstance(error, _OURS):
        return None
    if is_disk_full(error):
        return Refused("reading.disk_full", "临时文件夹所在的磁盘空间不足；请清出空间后再试")
    if isinstance(error, duckdb.OutOfMemoryException):
        return Refused("reading.memory", "内存不够，没有算完；请缩短期间或调高内存上限")
    if isinstance(error, (duckdb.ConversionException, duckdb.OutOfRangeException)):
        return Refused("reading.amount", "金额合计超出十四位整数；请先核对数据中的异常金额")
    return _unreadable(snapshot)


def _unreadable(snapshot: Snapshot) -> Refused:
    """The refusal that names the first file that is gone, or says that one is damaged."""
    for table in tables():
        for path in (*snapshot.files(table), *snapshot.superseded(table)):
            if not path.is_file():
                gone = path.relative_to(snapshot.path)
                return Refused(
                    "reading.file", f"数据湖“{snapshot.path}”缺少文件“{gone}”；请从备份恢复"
                )
    return Refused("reading.file", f"数据湖“{snapshot.path}”有文件已损坏，读不出来；请从备份恢复")
