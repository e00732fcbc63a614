"""A part of the lake that a rule is judged in: divisions and institutions, as a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from yijian.audit.rulebook.card import Card
from yijian.audit.working_set.relations import relations


@dataclass(frozen=True)
class Extent:
    """Divisions (by their first digits) and institutions; a unit in any of them is inside."""

    areas: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Extent:
        """From ``{"areas": […], "institutions": […]}``; what lacks is empty."""
        return cls(tuple(asked.get("areas", ())), tuple(asked.get("institutions", ())))

    def __bool__(self) -> bool:
        return bool(self.areas or self.institutions)

    def fits(self, grain: str) -> bool:
        """Whether a unit of the grain can be told to lie inside."""
        known = relations().get(grain)
        columns = known.columns if known else {}
        by_area = not self.areas or "admdvs" in columns
        return by_area and (not self.institutions or "fixmedins_code" in columns)

    def inside(self, card: Card) -> str:
        """The scope of the card cut to the units inside."""
        return f"({card.scope}) AND {self._condition(card.grain)}"

    def outside(self, card: Card) -> str:
        """The scope of the card cut to the units not inside; what cannot be told is outside."""
        return f"({card.scope}) AND NOT {self._condition(card.grain)}"

    def _condition(self, grain: str) -> str:
        parts = [f"starts_with({grain}.admdvs, {_text(area)})" for area in self.areas]
        if self.institutions:
            parts.append(f"{grain}.fixmedins_code IN ({_texts(self.institutions)})")
        return f"coalesce({' OR '.join(parts)}, FALSE)"


def _texts(codes: Iterable[str]) -> str:
    return ", ".join(_text(code) for code in codes)


def _text(code: str) -> str:
    doubled = code.replace("'", "''")
    return f"'{doubled}'"
