"""A superior provision, the sanction it allows, and the range of that sanction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yijian.law.ranking import in_marks
from yijian.law.value import Value

BASES = {
    "loss": "造成的损失",
    "obtained": "骗取的金额",
    "due": "应缴的保险费",
    "gain": "违法所得",
}
"""What a multiple is a multiple of."""
UNITS = {"yuan": "元", "ratio": "倍", "day": "日", "month": "个月", "year": "年"}
CONDITIONS = {
    "refusal": "拒不改正",
    "refusal_or_grave": "拒不改正或造成严重后果",
    "major_loss": "造成基金重大损失或其他严重不良影响",
}
"""What must have happened before a sanction is possible."""
FINE, CONFISCATION, RESTRICTION = "罚款", "没收", "限制"
PENAL = (FINE, CONFISCATION, RESTRICTION)
"""The groups of sanctions that need a superior provision of their own to be imposed."""


@dataclass(frozen=True)
class Provision:
    """An article that carries a sanction; ``mark`` says how its text was read."""

    instrument: str
    title: str
    kind: str
    article: str
    manner: str | None
    mark: str | None

    def __str__(self) -> str:
        """As cited: 《title》article."""
        return f"{in_marks(self.title)}{self.article}"

    def as_json(self) -> dict[str, Any]:
        """The provision as a JSON object."""
        return {**vars(self), "said": str(self)}


@dataclass(frozen=True)
class Bounds:
    """The range of a sanction: yuan, months or years, or multiples of an amount (``ratio``).

    Both ends belong to the range unless the text says otherwise (以上 and 以下 include the
    number). ``values`` are the law's values it was read from, ``doubt`` what is not certain.
    """

    least: Decimal
    most: Decimal
    unit: str
    base: str | None
    values: tuple[Value, ...]
    doubt: str | None

    @property
    def confidence(self) -> str:
        """The lowest confidence of the values it was read from."""
        order = ("low", "medium", "high")
        return min((it.confidence for it in self.values), key=order.index)

    def ends(self, base: Decimal | None) -> tuple[Decimal, Decimal]:
        """Both ends in yuan, months or years; of a multiple for an amount ``base``.

        Raises:
            ValueError: a multiple without an amount.
        """
        if self.unit != "ratio":
            return self.least, self.most
        if base is None:
            raise ValueError("a multiple needs an amount")
        return self.least * base, self.most * base

    def holds(self, amount: Decimal, base: Decimal | None) -> bool:
        """Whether ``amount`` lies in the range, each end counted as the text says."""
        least, most = self.ends(base)
        first, last = self.values[0].inclusive, self.values[-1].inclusive
        above = least < amount if first is False else least <= amount
        return above and (amount < most if last is False else amount <= most)

    def said(self, base: Decimal | None = None) -> str:
        """The range in Chinese, with the amounts where the base is known."""
        unit = UNITS[self.unit]
        if self.least == self.most:
            text = f"{self.least:,}{unit}"
        else:
            text = f"{self.least:,}{unit}以上{self.most:,}{unit}以下"
        if self.unit != "ratio" or self.base is None:
            return text
        whole = f"{BASES[self.base]}{text}"
        if base is None:
            return whole
        least, most = self.ends(base)
        return f"{whole}，即 {least:,.2f} 元至 {most:,.2f} 元"

    def as_json(self) -> dict[str, Any]:
        """The range as a JSON object; numbers as text."""
        return {
            "least": str(self.least),
            "most": str(self.most),
            "unit": self.unit,
            "base": self.base,
            "said": self.said(),
            "confidence": self.confidence,
            "doubt": self.doubt,
            "parameters": [it.name for it in self.values],
        }


@dataclass(frozen=True)
class Sanction:
    """A sanction that superior law allows for a behaviour on a day.

    ``provisions`` come strongest first. ``bounds`` are null where the text gives no number.
    ``target`` says whom or what a restriction hits. ``after`` is a key of :data:`CONDITIONS`,
    ``fund`` the only fund it is for, ``decided_by`` the organ that decides where that is not
    the medical-security authority, ``whom`` the person fined where it is not the offender.
    It stands in the place of ``replaces``, and only beside ``beside``.
    """

    code: str
    title: str
    group: str
    provisions: tuple[Provision, ...]
    bounds: Bounds | None
    target: str | None
    after: str | None
    base: str | None
    fund: str | None
    decided_by: str | None
    whom: str | None
    replaces: str | None
    beside: str | None

    def as_json(self) -> dict[str, Any]:
        """The sanction as a JSON object."""
        return {
            **vars(self),
            "provisions": [it.as_json() for it in self.provisions],
            "bounds": self.bounds.as_json() if self.bounds else None,
            "after": CONDITIONS[self.after] if self.after else None,
            "base": BASES[self.base] if self.base else None,
        }
