"""Reads the data files of the city: CSV in UTF-8 with a header line."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``settings/x.csv`` or ``catalogue/x.csv``, as text, in file order."""
    text = files("yijian.city").joinpath(*name.split("/")).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def header(name: str) -> tuple[str, ...]:
    """The column names of a data file."""
    text = files("yijian.city").joinpath(*name.split("/")).read_text(encoding="utf-8")
    return tuple(next(csv.reader(text.splitlines()[:1])))


@cache
def number(name: str) -> float:
    """A number of care from ``settings/care.csv``.

    Raises:
        KeyError: no row of that name.
    """
    return {row["name"]: float(row["value"]) for row in rows("settings/care.csv")}[name]


@cache
def whole(name: str) -> int:
    """A number of care that is a whole number."""
    return round(number(name))


def cents(text: str) -> int:
    """Whole cents of a price in yuan with up to two decimals; 0 for an empty text."""
    yuan, _, rest = text.partition(".")
    return int(yuan or "0") * 100 + int((rest + "00")[:2])
