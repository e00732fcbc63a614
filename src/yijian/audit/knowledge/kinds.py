"""The kinds of knowledge, one YAML file each: columns, types, key and checks.

Every kind also has the six columns of :data:`COMMON`. ``load_rows`` builds a typed table from
plain Python values, for the cases of rules and for imports alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.yaml import parse_yaml

_DECIMAL = re.compile(r"^DECIMAL\((\d+),(\d+)\)$")
_FIRST_DAY = date(2000, 1, 1)
_ROW_DEFAULTS: dict[str, Any] = {
    "batch": "",
    "source": "",
    "level": "国家",
    "admdvs": "000000",
    "begndate": _FIRST_DAY,
    "enddate": FOREVER,
}


@dataclass(frozen=True)
class Column:
    """A column: Chinese heading, SQL type, the words it may hold, how it is checked or derived.

    ``derived_from`` names the column whose value ``mapping`` turns into this one's.
    """

    name: str
    title: str
    sql_type: str
    optional: bool = False
    words: tuple[str, ...] = ()
    check: str | None = None
    default: str | None = None
    derived_from: str | None = None
    mapping: tuple[tuple[str, int], ...] = ()

    @property
    def arrow_type(self) -> pa.DataType:
        """The type in Parquet."""
        match = _DECIMAL.match(self.sql_type)
        if match:
            return pa.decimal128(int(match[1]), int(match[2]))
        plain = {
            "VARCHAR": pa.string(),
            "BOOLEAN": pa.bool_(),
            "INTEGER": pa.int32(),
            "DATE": pa.date32(),
        }
        return plain[self.sql_type]

    def read(self, raw: Any) -> Any:
        """A value of this column from text or a Python value; empty is null.

        Raises:
            ValueError: it is no such value; the message says in Chinese what would be right.
        """
        text = raw.strip() if isinstance(raw, str) else raw
        if text is None or text == "":
            return None
        if self.sql_type == "VARCHAR":
            return self._word(str(text))
        if self.sql_type == "BOOLEAN":
            return _boolean(text)
        if self.sql_type == "INTEGER":
            return _whole(text)
        if self.sql_type == "DATE":
            return _date(text)
        return self._number(text)

    def _word(self, text: str) -> str:
        if self.words and text not in self.words:
            raise ValueError("、".join(self.words))
        return text

    def _number(self, text: Any) -> Decimal:
        match = _DECIMAL.match(self.sql_type)
        places = int(match[2]) if match else 0
        right = f"不超过 {places} 位小数的数，如 12.5"
        try:
            number = Decimal(str(text))
        except InvalidOperation:
            raise ValueError(right) from None
        exponent = number.as_tuple().exponent
        if "E" in str(text).upper() or not isinstance(exponent, int) or -exponent > places:
            raise ValueError(right)
        return number


COMMON: tuple[Column, ...] = (
    Column("batch", "批次", "VARCHAR", optional=True),
    Column("source", "来源", "VARCHAR"),
    Column("level", "层级", "VARCHAR", optional=True, words=("国家", "省", "市")),
    Column("admdvs", "行政区划", "VARCHAR", optional=True, check="admdvs"),
    Column("begndate", "生效日期", "DATE"),
    Column("enddate", "失效日期", "DATE", optional=True),
)
"""Columns every kind has after its own; dates are inclusive, ``9999-12-31`` is open."""


@dataclass(frozen=True)
class Kind:
    """A kind of knowledge: the official rule class it serves, its key and its columns."""

    name: str
    title: str
    rule_class: str | None
    rule_code: str | None
    about: str
    key: tuple[str, ...]
    own: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Own columns, then the common ones."""
        return self.own + COMMON

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of a resolved table; all columns nullable as Parquet has them."""
        return pa.schema([(column.name, column.arrow_type) for column in self.columns])

    @property
    def needed(self) -> tuple[Column, ...]:
        """Own columns without which a row says nothing: not optional, derived or defaulted."""
        return tuple(c for c in self.own if not (c.optional or c.default or c.derived_from))


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    folder = files("yijian.audit.knowledge").joinpath("kinds")
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            kind = _kind(parse_yaml(entry.read_text(encoding="utf-8"), entry.name))
            found[kind.name] = kind
    return found


@cache
def kind_of_class(rule_class: str) -> Kind | None:
    """The kind into which an official rule class is imported; null where there is none."""
    return next((kind for kind in kinds().values() if kind.rule_class == rule_class), None)


def kind_named(name: str) -> Kind:
    """The kind of that name.

    Raises:
        UsageError: there is none; the message lists those there are.
    """
    if name not in kinds():
        raise UsageError(
            "knowledge.unknown_kind", f"没有知识种类 {name}；可用：{'、'.join(kinds())}"
        )
    return kinds()[name]


def load_rows(kind: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """A typed table of ``kind`` from plain rows; what a row leaves out takes its default.

    Validity defaults to 2000-01-01 until open, place to the nation.

    Raises:
        UsageError: unknown kind or column.
        Refused: ``knowledge.value``, a value of the wrong type or a missing needed one.
    """
    spec = kind_named(kind)
    names = {column.name for column in spec.columns}
    ready = []
    for number, row in enumerate(rows, 1):
        if unknown := sorted(set(row) - names):
            raise UsageError("knowledge.unknown_column", f"{kind} 没有列 {'、'.join(unknown)}")
        ready.append(_typed(spec, row, number))
    return table_of(spec, ready)


def table_of(kind: Kind, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """A table of ``kind`` from rows that are already typed, sorted by key and first day."""
    ready = sorted(
        rows, key=lambda row: tuple(str(row[c]) for c in (*kind.key, "admdvs", "begndate"))
    )
    return pa.Table.from_pylist([dict(row) for row in ready], schema=kind.schema)


def read_stored(kind: Kind, path: Path) -> pa.Table | None:
    """A stored table of ``kind``; null where an earlier release stored other columns."""
    table = pq.read_table(path)
    return table.cast(kind.schema) if table.schema.names == kind.schema.names else None


def complete(kind: Kind, row: dict[str, Any]) -> dict[str, Any]:
    """The row with defaults and derived columns filled in; its values are already typed."""
    for column in kind.own:
        if row.get(column.name) is None and column.default is not None:
            row[column.name] = column.read(column.default)
        elif column.derived_from and row.get(column.derived_from) is not None:
            row[column.name] = dict(column.mapping).get(row[column.derived_from])
        row.setdefault(column.name, None)
    return row


def _typed(kind: Kind, row: Mapping[str, Any], number: int) -> dict[str, Any]:
    typed = dict(_ROW_DEFAULTS)
    for column in kind.columns:
        try:
            value = column.read(row.get(column.name))
        except ValueError as error:
            raise Refused(
                "knowledge.value",
                f"{kind.name} 第 {number} 行 {column.name}：{row[column.name]} 不对；应为：{error}",
            ) from None
        if value is not None:
            typed[column.name] = value
    for column in kind.needed:
        if typed.get(column.name) is None:
            raise Refused("knowledge.value", f"{kind.name} 第 {number} 行缺少 {column.name}")
    return complete(kind, typed)


def _boolean(raw: Any) -> bool:
    known = {"true": True, "是": True, "1": True, "false": False, "否": False, "0": False}
    if isinstance(raw, bool):
        return raw
    if str(raw).lower() in known:
        return known[str(raw).lower()]
    raise ValueError("是 或 否")


def _whole(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if re.fullmatch(r"-?\d{1,9}", str(raw)):
        return int(str(raw))
    raise ValueError("整数")


def _date(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(raw)):
        raise ValueError("如 2026-01-28 的日期")
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise ValueError("存在的日期，如 2026-01-28") from None


def _kind(raw: dict[str, Any]) -> Kind:
    return Kind(
        name=raw["kind"],
        title=raw["title"],
        rule_class=raw["rule_class"],
        rule_code=raw["rule_code"],
        about=raw["about"],
        key=tuple(raw["key"]),
        own=tuple(_column(name, spec) for name, spec in raw["columns"].items()),
    )


def _column(name: str, spec: dict[str, Any]) -> Column:
    derived = spec.get("derived", {})
    return Column(
        name=name,
        title=spec["title"],
        sql_type=spec["type"],
        optional=spec.get("optional", False),
        words=tuple(spec.get("words", ())),
        check=spec.get("check"),
        default=spec.get("default"),
        derived_from=derived.get("from"),
        mapping=tuple(derived.get("map", {}).items()),
    )
