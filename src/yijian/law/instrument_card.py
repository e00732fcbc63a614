"""The card of an instrument: what it is, what it rests on, since when it holds, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yijian.kernel.errors import Refused
from yijian.law.articles import ArticleUnit
from yijian.law.lookup import Law
from yijian.law.models import Instrument

PENAL_KINDS = ("法律", "行政法规", "地方性法规", "部门规章", "政府规章")
"""The kinds of instrument that may create an administrative penalty at all (行政处罚法)."""
TERM_STATED = "policy.instrument_register.term_stated"


@dataclass(frozen=True)
class Card:
    """An instrument with its purpose, its bases, its units, and what the screen must warn of.

    ``purpose`` is the gist of its first article. ``warnings`` are Chinese sentences.
    """

    instrument: Instrument
    jurisdiction: str
    purpose: str
    bases: tuple[Instrument, ...]
    replaces: tuple[Instrument, ...]
    units: tuple[ArticleUnit, ...]
    may_set_penalties: bool
    warnings: tuple[str, ...]

    def as_json(self, on: date) -> dict[str, Any]:
        """The card as a JSON object; ``status`` is that on the day ``on``."""
        it = self.instrument
        days = ("adopted_on", "published_on", "in_force_on", "simulated_from", "ended_on")
        return {
            "id": it.id,
            "title": it.title,
            "number": it.number,
            "kind": it.kind,
            "issuer": it.issuer,
            "jurisdiction": self.jurisdiction,
            "status": it.status_on(on),
            **{name: None if (day := getattr(it, name)) is None else str(day) for name in days},
            "replaced_by": it.replaced_by,
            "replaces": [older.id for older in self.replaces],
            "purpose": self.purpose,
            "bases": [{"id": base.id, "title": base.title} for base in self.bases],
            "may_set_penalties": self.may_set_penalties,
            "warnings": list(self.warnings),
            "note": it.note,
            "articles": len(self.units),
            "rows": list(it.rows),
        }


def card(law: Law, identifier: str) -> Card:
    """The card of the instrument ``identifier``.

    Raises:
        UsageError: ``law.unknown_instrument``.
    """
    place = law.home(identifier)
    instrument = law.instrument(place, identifier)
    if instrument is None:
        raise AssertionError(f"{place} has no {identifier}")
    book = law.shelf.book(identifier)
    units = book.units if book else ()
    named = [law.instrument(place, base) for base in instrument.bases]
    return Card(
        instrument=instrument,
        jurisdiction=place,
        purpose=units[0].gist if units else "",
        bases=tuple(base for base in named if base is not None),
        replaces=tuple(it for it in law.instruments(place) if it.replaced_by == identifier),
        units=units,
        may_set_penalties=instrument.kind in PENAL_KINDS,
        warnings=_warnings(law, place, instrument),
    )


def check_activation(law: Law, identifier: str, on: date) -> Instrument:
    """Whether the rules of an instrument may be switched on for decisions on the day ``on``.

    Returns:
        The instrument.

    Raises:
        UsageError: ``law.unknown_instrument``.
        Refused: ``instrument.no_date`` (a draft, or a date left blank: HI-41-1),
            ``instrument.not_begun`` or ``instrument.ended``.
    """
    found = card(law, identifier).instrument
    if found.status == "draft" or (found.in_force_on is None and found.status != "repealed"):
        raise Refused(
            "instrument.no_date",
            f"{found.title}没有施行日，规则集不能启用，只可模拟；"
            "请由政策管理员按正式文本录入公布日和施行日",
        )
    status = found.status_on(on)
    if status == "repealed":
        raise Refused("instrument.ended", f"{found.title}到 {found.ended_on} 为止，不能再启用")
    if status != "in_force":
        said = f"{found.title}自 {found.in_force_on} 起施行，{on} 还不能启用"
        raise Refused("instrument.not_begun", said)
    return found


def _warnings(law: Law, place: str, instrument: Instrument) -> tuple[str, ...]:
    said = [instrument.warning] if instrument.warning else []
    if instrument.status == "draft":
        said.append("施行日未定，规则集不能启用")
    for dated in law.own_values(TERM_STATED, place):
        if law.instrument(place, dated.instrument or "") == instrument and dated.value is False:
            said.append("没有写明有效期，不会自动失效")
    if instrument.kind not in PENAL_KINDS:
        said.append("规范性文件，不能设定处罚")
    return tuple(said)
