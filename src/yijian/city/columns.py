"""Arrow columns from integer arrays: text, codes, money, dates and moments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yijian.city.chance import Ints

MICROSECONDS = 1_000_000


def words(values: Sequence[str | None]) -> pa.Array:
    """A text column."""
    return pa.array(values, pa.string())


def always(value: str, size: int) -> pa.Array:
    """A text column of one value."""
    return pa.repeat(pa.scalar(value, pa.string()), size)


def chosen(values: pa.Array | Sequence[str | None], index: Ints) -> pa.Array:
    """The values at these positions; null where the position is negative."""
    source = values if isinstance(values, pa.Array) else words(values)
    return source.take(pa.array(index, mask=index < 0))


def serial(prefix: str, numbers: Ints, width: int) -> pa.Array:
    """Codes: a prefix and a number padded with zeros."""
    digits = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(pa.scalar(prefix), digits, pa.scalar(""))


def decimal(scaled: Ints, precision: int, scale: int, known: np.ndarray | None = None) -> pa.Array:
    """A DECIMAL column from integers in units of its last place; null where not ``known``."""
    halves = np.empty((len(scaled), 2), dtype=np.int64)
    halves[:, 0] = scaled
    halves[:, 1] = scaled >> 63
    valid = None
    if known is not None:
        valid = pa.py_buffer(np.packbits(known, bitorder="little").tobytes())
    kind = pa.decimal128(precision, scale)
    return pa.Array.from_buffers(kind, len(scaled), [valid, pa.py_buffer(halves)])


def money(cents: Ints, known: np.ndarray | None = None) -> pa.Array:
    """``n(16,2)`` from whole cents."""
    return decimal(cents, 16, 2, known)


def dates(days: Ints) -> pa.Array:
    """Dates from day numbers; null where negative."""
    return pa.array(days.astype(np.int32), pa.int32(), mask=days < 0).cast(pa.date32())


def birthdays(days: Ints) -> pa.Array:
    """Dates from day numbers that may lie before 1970."""
    return pa.array(days.astype(np.int32), pa.int32()).cast(pa.date32())


def moments(seconds: Ints) -> pa.Array:
    """Timestamps from seconds; null where negative."""
    stamp = pa.array(seconds * MICROSECONDS, pa.int64(), mask=seconds < 0)
    return stamp.cast(pa.timestamp("us"))
