"""Spark: any master, the same lake, the same SQL written in its dialect."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from yijian.audit.backends.session import NOTHING, OverBudget, R, T
from yijian.kernel.errors import Refused

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_KIND = {"VARCHAR": "STRING", "INTEGER": "INT"}
_AGAIN = 0.5
_BESIDE = 3
"""Rules that are planned and run beside each other."""
_QUIET = "-Dlog4j.rootLogger=ERROR -Duser.timezone=UTC"
_LIGHT = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""For the executors of small lakes: little work is not worth a second compiler."""

_SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.default.parallelism": "1",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "1000000",
    "spark.ui.showConsoleProgress": "false",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
"""For small lakes: compiling a query costs more there than interpreting it, and what is read as one
partition is joined and grouped where it is, without a shuffle, a broadcast or a second stage."""


def _start(master: str, memory: str, scratch: Path, *, small: bool) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Refused(
            "spark.missing",
            "没有安装 PySpark；请安装 yijian[spark] 与 Java 17，或改用 --engine duckdb",
        ) from None
    os.environ["TZ"] = "UTC"
    time.tzset()  # whoever set another zone before us: PySpark reads moments in the process's own
    builder = (
        SparkSession.builder.master(master)
        .appName("yijian")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.driver.memory", memory.replace("GB", "g").replace("MB", "m"))
        .config("spark.local.dir", str(scratch))
        .config("spark.sql.warehouse.dir", str(scratch / "warehouse"))
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.inferTimestampNTZ.enabled", "false")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.driver.extraJavaOptions", _QUIET)
        .config("spark.executor.extraJavaOptions", _QUIET + (_LIGHT if small else ""))
        .config("spark.executor.memory", memory.replace("GB", "g").replace("MB", "m"))
        .config("spark.sql.constraintPropagation.enabled", "false")
    )
    if master.startswith("local") or "127.0.0.1" in master:
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1")
    for name, value in (_SMALL if small else {}).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise Refused(
            "spark.start", f"Spark 未能启动：{str(error).splitlines()[0][:200]}"
        ) from None


class SparkEngineSession:
    """A Spark session on ``master`` (``local[2]``, ``spark://…``, ``yarn``).

    A materialised relation is written to ``scratch`` and read back, so that no later query
    drags its making along. ``small`` is for lakes of few lines.
    """

    engine = "spark"
    codes = False

    def __init__(
        self, master: str, scratch: Path, memory: str = "4GB", *, small: bool = False
    ) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        self._scratch = scratch
        self._built: dict[str, StructType] = {}
        self._narrowed: dict[tuple[str, str, tuple[str, ...]], str] = {}
        self._views = 0
        self._naming = threading.Lock()
        self._small = small
        self._spark = _start(master, memory, scratch, small=small)

    def _together(self, frame: DataFrame) -> DataFrame:
        """The rows of a small lake in one partition."""
        return frame.coalesce(1) if self._small else frame

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
            self.source(name, [], columns)
            return
        frame = self._together(self._spark.read.parquet(*files))
        if superseded:
            gone = self._together(self._spark.read.parquet(*superseded))
            frame = frame.join(gone, ["src_batch", "src_file", "src_row"], "left_anti")
        if buckets is not None:
            frame = frame.where(f"psn_bucket BETWEEN {buckets[0]} AND {buckets[1]}")
        frame.createOrReplaceTempView(name)

    def source(self, name: str, files: Sequence[str], columns: Mapping[str, str]) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        if files:
            reader = self._spark.read
            if columns:  # told, it need not be looked up in a file
                fields = (f"`{n}` {_KIND.get(k, k)}" for n, k in columns.items())
                reader = reader.schema(", ".join(fields))
            self._together(reader.parquet(*files)).createOrReplaceTempView(name)
            return
        typed = ", ".join(f"CAST(NULL AS {_KIND.get(k, k)}) AS `{n}`" for n, k in columns.items())
        self.view(name, f"SELECT {typed} WHERE FALSE")

    def slice(self, name: str, files: Sequence[str], cut: tuple[int, int], *, spread: bool) -> None:
        """See :class:`~yijian.audit.backends.session.Session`: one slice, Spark cuts it itself."""
        self.source(name, files, {})

    def write_spread(self, sql: str, column: str, path: Path) -> None:
        """See :class:`~yijian.audit.backends.session.Session`: one slice, in any order."""
        self.write(sql, path)

    def code_type(self, name: str, values: Sequence[str]) -> None:
        """See :class:`~yijian.audit.backends.session.Session`: nothing to gain in Parquet."""

    def table(self, name: str, sql: str) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        frame = self._spark.sql(sql)
        path = str(self._scratch / "working" / name)
        frame.write.mode("overwrite").parquet(path)
        built = self._together(self._spark.read.schema(frame.schema).parquet(path))
        built.createOrReplaceTempView(name)
        with self._naming:
            self._built[name] = frame.schema
            self._narrowed = {key: it for key, it in self._narrowed.items() if key[0] != name}

    def view(self, name: str, sql: str) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self._spark.sql(sql).createOrReplaceTempView(name)

    def narrowed(self, name: str, table: str, where: str, columns: Sequence[str]) -> str:
        """See :class:`~yijian.audit.backends.session.Session`.

        Spark analyses every column of a relation for every query; of ``line`` there are over a
        hundred, and a rule reads ten.
        """
        if table not in self._built:
            return name
        with self._naming:
            key = (table, name, tuple(sorted(columns)))
            if key not in self._narrowed:
                held = self._built[table]
                fields = ", ".join(
                    f"`{it.name}` {it.dataType.simpleString()}" for it in held if it.name in columns
                )
                path = str(self._scratch / "working" / table)
                frame = self._together(self._spark.read.schema(fields).parquet(path))
                self._views += 1
                narrow = f"{name}__{self._views}"
                (frame.where(where) if where else frame).createOrReplaceTempView(narrow)
                self._narrowed[key] = narrow
            return self._narrowed[key]

    @contextmanager
    def building(self) -> Iterator[None]:
        """See :class:`~yijian.audit.backends.session.Session`; Spark is not locked."""
        yield

    def each(self, work: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """See :class:`~yijian.audit.backends.session.Session`: planning is most of a small job."""
        with ThreadPoolExecutor(_BESIDE) as pool:
            return list(pool.map(work, items))

    def write(self, sql: str, path: Path, budget: float | None = None, name: str = "") -> int:
        """See :class:`~yijian.audit.backends.session.Session`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        late, finished = threading.Event(), threading.Event()

        def watch() -> None:
            if finished.wait(budget):
                return
            late.set()
            while not finished.wait(_AGAIN):  # a job may begin after the first call
                self._spark.sparkContext.cancelJobGroup(str(path))

        if budget:
            threading.Thread(target=watch, daemon=True).start()
        try:
            rows = self._written(sql, path, name)
        except Exception:
            if late.is_set():
                raise OverBudget("时间超出上限") from None
            raise
        finally:
            finished.set()
        if late.is_set():
            raise OverBudget("时间超出上限")
        return rows

    def _written(self, sql: str, path: Path, name: str) -> int:
        self._spark.sparkContext.setJobGroup(str(path), path.stem, interruptOnCancel=True)
        frame = self._spark.sql(sql)
        frame.coalesce(1).write.mode("overwrite").parquet(str(path))
        if name:
            written = self._spark.read.schema(frame.schema).parquet(str(path))
            self._together(written).createOrReplaceTempView(name)
        if path.is_dir():
            parts = path.glob("*.parquet")
            return sum(int(pq.read_metadata(part).num_rows) for part in parts)
        return int(self._spark.read.schema(frame.schema).parquet(str(path)).count())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """See :class:`~yijian.audit.backends.session.Session`."""
        return [tuple(row) for row in self._spark.sql(sql).collect()]

    def close(self) -> None:
        """See :class:`~yijian.audit.backends.session.Session`."""
        self._spark.stop()
