"""Columns that hold few different values, and where all their values can be looked up.

An engine that keeps a column as numbers compares, groups and joins numbers in place of texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from yijian.kernel.yaml import parse_yaml

MOST = 50_000
"""A column with more values than this keeps its texts."""

WORDS = "words"
VALUE = "value."
"""Before the name of a coded column: its values are where others come from."""


@dataclass(frozen=True)
class Coded:
    """A column of relations: words of our own, and expressions by table of the lake.

    ``derived`` are expressions by coded column whose values they are made of.
    """

    name: str
    words: tuple[str, ...]
    sources: Mapping[str, tuple[str, ...]]
    derived: Mapping[str, tuple[str, ...]]


@cache
def coded_columns() -> tuple[Coded, ...]:
    """The columns of ``columns.yaml``."""
    text = files("yijian.audit.coded").joinpath("columns.yaml").read_text(encoding="utf-8")
    return tuple(_coded(name, of) for name, of in parse_yaml(text, "columns.yaml").items())


def _coded(name: str, of: Mapping[str, Sequence[str]]) -> Coded:
    sources = {t: tuple(e) for t, e in of.items() if t != WORDS and not t.startswith(VALUE)}
    derived = {t.removeprefix(VALUE): tuple(e) for t, e in of.items() if t.startswith(VALUE)}
    return Coded(name, tuple(of.get(WORDS, ())), sources, derived)


@cache
def coded_column(name: str) -> Coded:
    """The coded column of that name."""
    return next(column for column in coded_columns() if column.name == name)


def code_type(column: str) -> str:
    """Name of the type of a coded column."""
    return f"code_{column}"


def values_asked(tables: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """By table at hand, the ``(column, expression)`` whose different values are asked for."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for column in coded_columns():
        for table, expressions in column.sources.items():
            if table in tables:
                asked.setdefault(table, []).extend((column.name, e) for e in expressions)
    return asked


def derived_asked() -> dict[str, list[tuple[str, str]]]:
    """By coded column, the ``(column, expression)`` that are made of its values."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for column in coded_columns():
        for base, expressions in column.derived.items():
            asked.setdefault(base, []).extend((column.name, e) for e in expressions)
    return asked


def values_sql(name: str, tables: Collection[str]) -> str:
    """All values of a coded column in tables of the lake at hand, as a query of one column.

    Only for a column whose sources are bare columns.
    """
    parts = [
        f"SELECT DISTINCT {expression} AS {name} FROM lake__{table}"
        for table, expressions in coded_column(name).sources.items()
        if table in tables
        for expression in expressions
    ]
    return f"SELECT {name} FROM ({' UNION '.join(parts)}) AS held WHERE {name} IS NOT NULL"


def domains(found: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    """All values of every coded column, in the order of their bytes; ``found`` holds raw ones.

    A relation may have taken the spaces off a value. A column with too many values is left out.
    """
    whole: dict[str, set[str]] = {column.name: set(column.words) for column in coded_columns()}
    for name, values in found:
        whole[name].update(values)
        whole[name].update(value.strip(" ") for value in values)
    return {
        name: sorted(values, key=str.encode)
        for name, values in whole.items()
        if 0 < len(values) <= MOST
    }


def read_as_codes(table: str, known: Collection[str]) -> dict[str, str]:
    """Columns of a table of the lake that are read as codes, with the coded column."""
    return {
        expression: column.name
        for column in coded_columns()
        if column.name in known
        for expression in column.sources.get(table, ())
        if expression.isidentifier()
    }
