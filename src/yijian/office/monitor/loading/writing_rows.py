"""Rows into a table, many at a time: ``executemany`` on SQLite, ``COPY`` on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

import pyarrow as pa
import pyarrow.csv as arrow_csv
from django.db import connection, models, transaction

from yijian.office.framework.writing import writing
from yijian.office.monitor.models import (
    Coverage,
    Finding,
    FindingLine,
    Institution,
    InstitutionMonth,
    QualityTally,
    Run,
    RunState,
    Tally,
)
from yijian.office.work.heartbeat import LeaseLost

PARTS = (FindingLine, Finding, Tally, Coverage, QualityTally, Institution, InstitutionMonth)
"""Everything that hangs on a run; what refers to others first."""
TABLES = frozenset(model._meta.db_table for model in (*PARTS, Run))
_CSV = arrow_csv.WriteOptions(include_header=False)


@contextmanager
def turn(run: Run, **reached: int) -> Iterator[None]:
    """A short transaction of the load of ``run``, which advances its counters in the same stroke.

    ``reached`` names counters of the run and what they are to be; they must still stand where
    ``run`` has them, and the run must still be loading for the same job.

    Raises:
        LeaseLost: somebody else is loading the run, or it was withdrawn.
    """
    with transaction.atomic(), writing(TABLES):
        mine = Run.objects.filter(
            pk=run.pk,
            state=RunState.LOADING,
            job_id=run.job_id,
            loaded=run.loaded,
            loaded_lines=run.loaded_lines,
        )
        if not mine.update(**(reached or {"loaded": run.loaded})):
            raise LeaseLost
        yield
    for name, value in reached.items():
        setattr(run, name, value)


@dataclass(frozen=True)
class Prepared:
    """Rows in the form that the database takes: made before the turn, so that the turn is short."""

    names: tuple[str, ...]
    values: list[tuple[object, ...]] = field(default_factory=list)
    text: bytes = b""


def prepared(rows: pa.Table) -> Prepared:
    """``rows``, whose columns carry the names of the database's."""
    names = tuple(rows.column_names)
    if connection.vendor == "postgresql":
        buffer = BytesIO()
        arrow_csv.write_csv(rows, buffer, _CSV)
        return Prepared(names, text=buffer.getvalue())
    return Prepared(names, list(zip(*(it.to_pylist() for it in rows.columns), strict=True)))


def insert(model: type[models.Model], rows: Prepared) -> None:
    """Insert the rows; inside a turn."""
    names = ", ".join(f'"{name}"' for name in rows.names)
    table = f'"{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy:
                copy.write(rows.text)
            return
        marks = ", ".join(["%s"] * len(rows.names))
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows.values)
