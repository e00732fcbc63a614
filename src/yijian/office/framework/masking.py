"""What a page shows of a person: the ends of a number, the family name, the year of birth.

Masked everywhere and for everybody; in clear only on the pages of one finding, for the one user
who gave a reason, until the time is over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

HIDDEN = "****"
"""Stands for what is left out, always as long, so that it does not tell a length."""

_LONG, _MIDDLE = 12, 6
_HEAD, _TAIL = 3, 4


def mask_number(text: str | None) -> str:
    """A person's or certificate's number: three digits and the last four of a long one (12 or
    more), one at each end of a shorter one (6 or more), nothing of the rest; empty for none."""
    if not text:
        return ""
    if len(text) >= _LONG:
        return f"{text[:_HEAD]}{HIDDEN}{text[-_TAIL:]}"
    return f"{text[0]}{HIDDEN}{text[-1]}" if len(text) >= _MIDDLE else HIDDEN


def mask_name(text: str | None) -> str:
    """A name: its first character, then two stars; empty for none."""
    return f"{text[0]}**" if text else ""


def mask_day(text: str | None) -> str:
    """A date of birth: the year; empty for none."""
    if not text:
        return ""
    year = text[: len("2026")]
    return f"{year}-**-**" if year.isdecimal() and len(text) > len(year) else HIDDEN


PERSONAL: dict[str, Callable[[str | None], str]] = {
    "psn_no": mask_number,
    "certno": mask_number,
    "psn_cert_no": mask_number,
    "mdtrt_cert_no": mask_number,
    "tel": mask_number,
    "psn_name": mask_name,
    "patn_name": mask_name,
    "brdy": mask_day,
    "addr": lambda text: HIDDEN if text else "",
}
"""National columns that tell who a person is, and how much of them is shown."""


@dataclass(frozen=True)
class Sight:
    """How one page shows persons: masked, or in clear until a moment that is not yet over."""

    until: datetime | None = None

    @property
    def clear(self) -> bool:
        """Whether personal data is shown in clear."""
        return self.until is not None

    def show(self, column: str, value: Any) -> str:
        """The text of a value of a national column; columns that are not personal as they are."""
        text = "" if value is None else str(value)
        mask = PERSONAL.get(column)
        return text if mask is None or self.clear else mask(text)


MASKED = Sight()


def clear_until(at: datetime, minutes: int) -> datetime:
    """The end of a sight in clear that begins now and lasts so many minutes."""
    return at + timedelta(minutes=minutes)
