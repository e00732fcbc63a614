"""The evidence of a finding as a table: Chinese headings from the card, codes in words, masked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yijian.audit.rulebook.card import Card
from yijian.claims.codes import code_sets
from yijian.office.framework.masking import Sight
from yijian.office.framework.money_field import FEN

LINE_HEADINGS = {"role": "角色", "setl_id": "结算编号", "bkkp_sn": "记账流水号"}
"""What every row of evidence has beside the columns of the card."""

COUNTED = {"setl_id": "{:,} 次结算", "bkkp_sn": "{:,} 行明细"}
"""What tells lines apart, and how several of it are said."""

UNNAMED = "其他证据"
"""Heads a column that the card at hand does not know: the finding is of another version."""

_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII)
_QUANTITY = re.compile(r"-?[0-9]+\.[0-9]{4}", re.ASCII)
_PLACE = re.compile(r"[HP][0-9]{11}", re.ASCII)
_TRUTHS = {"true": "是", "false": "否"}


@dataclass(frozen=True)
class EvidenceTable:
    """Headings and rows of text. ``total`` rows the run wrote; those that say the same of several
    lines are one of ``different``, of which the first are given."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    different: int

    @property
    def cut(self) -> bool:
        """Whether there are more rows than are given."""
        return self.different > len(self.rows)

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows with each value's heading beside it."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


def read_evidence(text: str) -> list[dict[str, Any]]:
    """The rows of evidence as the run wrote them; none where the text is damaged."""
    try:
        rows = json.loads(text)
    except ValueError:
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def places_in(rows: Sequence[Mapping[str, Any]]) -> set[str]:
    """The codes of institutions that the evidence names."""
    return {
        code
        for row in rows
        for name, value in row.items()
        if name not in LINE_HEADINGS and isinstance(value, str)
        for code in _PLACE.findall(value)
    }


def evidence_table(
    rows: Sequence[Mapping[str, Any]],
    *,
    card: Card | None,
    sight: Sight,
    names: Mapping[str, str],
    most: int,
) -> EvidenceTable:
    """The first ``most`` different rows; ``names`` are those of institutions, by code."""
    known = {**LINE_HEADINGS, **(card.evidence if card else {})}
    columns = [name for name in known if any(row.get(name) is not None for row in rows)]
    columns += sorted({name for row in rows for name in row} - known.keys())
    alike = _alike(rows, columns)
    return EvidenceTable(
        headings=tuple(known.get(name, UNNAMED) for name in columns),
        rows=tuple(
            tuple(_together(same, name, sight, names) for name in columns) for same in alike[:most]
        ),
        total=len(rows),
        different=len(alike),
    )


def _alike(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> list[list[Mapping[str, Any]]]:
    """Rows that differ in nothing but the line they are about, together, in their order."""
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        told = tuple(str(row.get(name)) for name in columns if name not in COUNTED)
        found.setdefault(told, []).append(row)
    return list(found.values())


def _together(
    same: Sequence[Mapping[str, Any]], column: str, sight: Sight, names: Mapping[str, str]
) -> str:
    values = {row.get(column) for row in same} if column in COUNTED else {same[0].get(column)}
    if len(values) > 1:
        return COUNTED[column].format(len(values))
    return in_words(column, values.pop(), sight, names)


def in_words(column: str, value: Any, sight: Sight, names: Mapping[str, str]) -> str:
    """One value as it is read: a code by its name, a number with separators, a person masked."""
    if value is None or value == "":
        return "—"
    text = sight.show(column, value)
    if text != str(value) or column in LINE_HEADINGS:
        return text
    if column in code_sets():
        return code_sets()[column].name_of(text) or text
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _NUMBER.fullmatch(text):
        return number_in_words(Decimal(text), trim=_QUANTITY.fullmatch(text) is not None)
    return _PLACE.sub(lambda found: _named(found.group(), names), text)


def number_in_words(number: Decimal | None, *, trim: bool = True) -> str:
    """A number with thousands separators; ``trim`` takes zeros off its end; ``—`` for none."""
    if number is None:
        return "—"
    text = f"{number:,}"
    return text.rstrip("0").rstrip(".") if trim and "." in text else text


def price_in_words(price: Decimal | None) -> str:
    """A price in yuan: two decimals, more only where it has more; ``—`` for none."""
    if price is None:
        return "—"
    whole = price.quantize(FEN)
    return f"{whole:,}" if whole == price else number_in_words(price)


def _named(code: str, names: Mapping[str, str]) -> str:
    return f"{names[code]}（{code}）" if code in names else code
