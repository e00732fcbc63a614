"""Labels: what was planted, and which lines or subject it touches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LabelKind = Literal["fraud", "innocent"]


@dataclass
class Label:
    """One planted case, or one innocent neighbour.

    ``lines``: planted line number to the violating part of its fund amount, as (part, whole).
    A label on a subject (institution, doctor, trace code) has ``on_subject`` and is written as
    one row without a line; its lines then only say how much fund money is touched. ``hilist_code``
    narrows a subject to one item. ``fund_cents`` is set where the amount is known from elsewhere.
    """

    scheme: str
    kind: LabelKind
    deterministic: bool
    subject_type: str
    subject_code: str
    first: int
    last: int
    on_subject: bool = False
    hilist_code: str | None = None
    fund_cents: int | None = None
    lines: dict[int, tuple[int, int]] = field(default_factory=dict)
    stock: tuple[int, int] | None = None
