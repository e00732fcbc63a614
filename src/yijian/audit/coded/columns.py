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


@dataclass(frozen=True)
class Coded:
    """A column of relations: words of our own, and expressions by table of the lake."""

    name: str
    words: tuple[str, ...]
    sources: Mapping[str, tuple[str, ...]]


@cache
def coded_columns() -> tuple[Coded, ...]:
    """The columns of ``columns.yaml``."""
    text = files("yijian.audit.coded").joinpath("columns.yaml").read_text(encoding="utf-8")
    return tuple(
        Coded(name, tuple(of.get(WORDS, ())), {t: tuple(e) for t, e in of.items() if t != WORDS})
        for name, of in parse_yaml(text, "columns.yaml").items()
    )


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
