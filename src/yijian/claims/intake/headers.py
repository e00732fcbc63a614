"""From the headings of a file to official column names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from yijian.claims.schema import LAKE_COLUMNS, Table, tables
from yijian.kernel.errors import BadInput, Place
from yijian.kernel.yaml import parse_yaml


@dataclass(frozen=True)
class Mapping:
    """``columns``: official name to position in the file; ``unknown``: headings not taken."""

    columns: dict[str, int]
    unknown: tuple[str, ...]


def clean(heading: str) -> str:
    """A heading as it is compared: half width, lower case, no blanks around."""
    return unicodedata.normalize("NFKC", heading).replace("\ufeff", "").strip().strip('"').lower()


@cache
def _aliases() -> dict[str, Any]:
    raw = files("yijian.claims.intake").joinpath("aliases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = parse_yaml(raw, "aliases.yaml")
    return loaded


@cache
def names_of(table: str) -> dict[str, str]:
    """Every heading that names a column of ``table``, cleaned, to the official name.

    Official names come first, then aliases of the table, then its own Chinese headings (where
    they are unambiguous), then the common aliases.
    """
    schema = tables()[table]
    titles = Counter(column.title for column in schema.columns.values())
    found: dict[str, str] = {}
    for alias, official in _aliases()["common"].items():
        found[clean(alias)] = official
    for column in schema.columns.values():
        if titles[column.title] == 1:
            found[clean(column.title)] = column.name
    for alias, official in _aliases()["tables"].get(table, {}).items():
        found[clean(alias)] = official
    found.update({name: name for name in schema.columns})
    return {alias: official for alias, official in found.items() if official in schema.columns}


def map_headings(table: str, headings: Sequence[str], file: str) -> Mapping:
    """Which position of the file holds which column of ``table``.

    Raises:
        BadInput: two headings mean one column, or a column that each row needs is absent.
    """
    known = names_of(table)
    columns: dict[str, int] = {}
    unknown: list[str] = []
    for position, heading in enumerate(headings):
        official = known.get(clean(heading))
        if official is None:
            if clean(heading) and clean(heading) not in LAKE_COLUMNS:
                unknown.append(heading.strip())
        elif official in columns:
            earlier = headings[columns[official]].strip()
            raise BadInput(
                "import.column_twice",
                Place(file, 1, heading.strip()),
                f"“{earlier}”和“{heading.strip()}”都表示 {official}",
                f"每一列只出现一次，{official} 只留一列",
            )
        else:
            columns[official] = position
    _refuse_missing(tables()[table], columns, file)
    return Mapping(columns, tuple(unknown))


def candidates(table: str, keys: Sequence[str]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Keys of JSON rows per official column, the official spelling first, and unknown keys.

    Clients send a fact under two names at once (``prdr_name`` and ``prodentpName``), so here
    several keys may mean one column: the first that has a value counts.
    """
    known = names_of(table)
    columns: dict[str, list[str]] = {}
    unknown: list[str] = []
    for key in sorted(keys, key=lambda it: (clean(it) not in tables()[table].columns, it)):
        official = known.get(clean(key))
        if official is None:
            unknown.append(key)
        else:
            columns.setdefault(official, []).append(key)
    return columns, tuple(unknown)


def _refuse_missing(table: Table, columns: dict[str, int], file: str) -> None:
    missing = [needed for needed in table.need if needed not in columns]
    if not missing:
        return
    known = names_of(table.name)
    spelled = []
    for needed in missing:
        others = sorted(alias for alias, official in known.items() if official == needed)
        spelled.append(f"{needed}（也可写作：{'、'.join(o for o in others if o != needed)}）")
    raise BadInput(
        "import.column_missing",
        Place(file, 1),
        f"表 {table.name}（{table.title}）缺少必需的列 {'、'.join(missing)}",
        f"表头里有 {'；'.join(spelled)}",
    )
