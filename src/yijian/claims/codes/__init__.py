"""Code sets of the national tables as data: ``codes/<set>.yaml`` (reference/datamodel.md §6).

Areas add codes of their own, so a code that is missing here is unknown, not wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from yijian.kernel.errors import UsageError
from yijian.kernel.yaml import parse_yaml


@dataclass(frozen=True)
class Code:
    """One code: its Chinese name and, where the set has an order, its rank."""

    code: str
    name: str
    rank: int | None = None


@dataclass(frozen=True)
class CodeSet:
    """A code set; ``pad`` is the width to which a single digit is filled with a leading 0."""

    name: str
    title: str
    codes: dict[str, Code]
    pad: int | None = None

    def name_of(self, code: str) -> str | None:
        """The Chinese name of a code, ``None`` where the set does not know it."""
        found = self.codes.get(code)
        return found.name if found else None

    def rank_of(self, code: str) -> int | None:
        """The rank of a code, ``None`` where it is unknown or has none."""
        found = self.codes.get(code)
        return found.rank if found else None


@cache
def code_sets() -> dict[str, CodeSet]:
    """All code sets by name."""
    found: dict[str, CodeSet] = {}
    for entry in sorted(files("yijian.claims.codes").iterdir(), key=lambda it: it.name):
        if entry.name.endswith(".yaml"):
            raw = parse_yaml(entry.read_text(encoding="utf-8"), entry.name)
            codes = {
                code: Code(code, spec["name"], spec.get("rank"))
                for code, spec in raw["codes"].items()
            }
            found[raw["set"]] = CodeSet(raw["set"], raw["name"], codes, raw.get("pad"))
    return found


def load(name: str) -> CodeSet:
    """The code set of this name.

    Raises:
        UsageError: there is none.
    """
    sets = code_sets()
    if name not in sets:
        raise UsageError("codes.unknown", f"没有代码集“{name}”；已有：{'、'.join(sorted(sets))}")
    return sets[name]


@cache
def padded_sets() -> frozenset[str]:
    """Sets in which a single digit has lost its leading 0 on the way (1 for 01)."""
    return frozenset(name for name, codes in code_sets().items() if codes.pad)
