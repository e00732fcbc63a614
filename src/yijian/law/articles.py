"""Articles as citable units: each with its label, its gist in our words and its instrument."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.law.models import Articles, Instrument
from yijian.law.pack import line_of, read_file

_PART = re.compile(r"(?<=\d)[a-z]+$")


@dataclass(frozen=True)
class ArticleUnit:
    """A citable unit: ``LZ-22-1``, cited as 第二十二条第1款, with its gist and its instrument.

    ``mark`` says how the text was read (see :data:`yijian.law.models.Mark`), null for the five
    regulations that the product carries out.
    """

    id: str
    label: str
    gist: str
    mark: str | None
    jurisdiction: str
    instrument: Instrument

    def as_json(self, on: date) -> dict[str, Any]:
        """The unit as a JSON object; ``status`` is that of its instrument on the day ``on``."""
        return {
            "id": self.id,
            "label": self.label,
            "gist": self.gist,
            "mark": self.mark,
            "jurisdiction": self.jurisdiction,
            "instrument": self.instrument.id,
            "title": self.instrument.title,
            "status": self.instrument.status_on(on),
            "warning": self.instrument.warning,
        }


class Book:
    """The units of one instrument, found by identifier, by row of the register or by label."""

    def __init__(self, articles: Articles, instrument: Instrument, jurisdiction: str) -> None:
        self.units = tuple(
            ArticleUnit(
                id=entry.id,
                label=entry.label,
                gist=entry.gist,
                mark=entry.mark or instrument.mark,
                jurisdiction=jurisdiction,
                instrument=instrument,
            )
            for entry in articles.units
        )

    @cached_property
    def _by_id(self) -> dict[str, ArticleUnit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _by_label(self) -> dict[str, ArticleUnit]:
        return {unit.label: unit for unit in self.units}

    def labelled(self, label: str) -> ArticleUnit | None:
        """The unit that is cited as ``label``."""
        return self._by_label.get(label)

    def find(self, identifier: str) -> ArticleUnit | None:
        """The unit of an identifier, or the one that holds a row of the register.

        ``LZ-22-1a`` is part of unit ``LZ-22-1``; ``LZ-7-1c`` of ``LZ-7``, an article of one
        paragraph.
        """
        whole = _PART.sub("", identifier)
        for name in (identifier, whole, whole.removesuffix("-1")):
            if name in self._by_id:
                return self._by_id[name]
        return None

    def unknown(self, identifier: str) -> UsageError:
        """The refusal of an identifier that is no unit, naming the nearest ones."""
        near = "、".join(difflib.get_close_matches(identifier, self._by_id, n=3, cutoff=0.5))
        hint = f"；相近的条文：{near}" if near else ""
        return UsageError("law.unknown_article", f"没有条文 {identifier}{hint}")


def read_articles(path: Path) -> Articles:
    """The articles file of an instrument; identifiers and labels stand once.

    Raises:
        BadInput: ``law.name`` (the file is not named for the instrument), ``law.twice``, or a
            fault of the schema.
    """
    found = read_file(path, Articles)
    if found.instrument != path.stem:
        raise BadInput(
            "law.name", Place(str(path)), f"文件编号 {found.instrument} 与文件名不一致", path.stem
        )
    seen: set[str] = set()
    for position, unit in enumerate(found.units):
        for word in (unit.id, unit.label):
            if word in seen:
                place = Place(str(path), line_of(path, ("units", position)))
                raise BadInput("law.twice", place, f"{word} 出现两次", "每条只写一次")
            seen.add(word)
    return found


def check_prefix(articles: Articles, instrument: Instrument, path: Path) -> None:
    """Every identifier begins with the prefix of the instrument.

    Raises:
        BadInput: ``law.prefix`` with the line.
    """
    right = f"{instrument.prefix}-"
    for position, unit in enumerate(articles.units):
        if not unit.id.startswith(right):
            place = Place(str(path), line_of(path, ("units", position)))
            raise BadInput("law.prefix", place, f"条文编号 {unit.id} 的前缀不对", f"{right}……")
