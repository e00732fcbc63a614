"""Whether a code exists: asked of the imported table of national codes, family by family.

A family of codes (drugs, slices, services, consumables) of which the table has no row is not
known, and nothing is refused for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from yijian.audit.knowledge.kinds import Kind

TABLE = "national_code"
_FAMILIES = {"X": "药品", "Z": "药品", "T": "饮片", "C": "耗材"}
_SERVICE = "服务项目"
_SERVICE_DIGITS = 15


class KnownCodes:
    """The national codes that the imported table has."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes: dict[str, set[str]] = {}
        for code in codes:
            self._codes.setdefault(family(code), set()).add(national_part(code))

    def fault(self, code: str) -> str | None:
        """Why a code is refused and what would be right; null where it is known or not judged."""
        known = self._codes.get(family(code))
        if known is None or national_part(code) in known:
            return None
        return (
            f"国家医保编码表的 {len(known):,} 个{family(code)}编码里没有它；"
            "请核对编码，确是新编码的先补充编码表（national_code.csv）"
        )

    def faults(self, kind: Kind, row: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        """Column, code and fault of each code of a row that is not known."""
        if kind.name == TABLE:
            return []
        codes = [(c.name, str(row[c.name])) for c in kind.own
                 if c.check == "hilist_code" and row.get(c.name)]  # fmt: skip
        return [(name, code, fault) for name, code in codes if (fault := self.fault(code))]


def family(code: str) -> str:
    """药品, 饮片, 耗材 or 服务项目."""
    return _FAMILIES.get(code[:1], _SERVICE)


def national_part(code: str) -> str:
    """The code as the nation gives it: of a service the digits before a local ending."""
    return code[:_SERVICE_DIGITS] if family(code) == _SERVICE else code
