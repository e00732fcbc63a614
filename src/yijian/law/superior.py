"""From a behaviour to the superior provisions that punish it (HI-36, NX-27, LZ-39).

None of the five regulations creates a penalty; a fine, a confiscation or a restriction rests
on superior law, within its range, as of the day of the act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yijian.kernel.errors import Refused, UsageError
from yijian.law.code_lists import Cited, CodeEntry
from yijian.law.instrument_card import PENAL_KINDS
from yijian.law.lookup import Law
from yijian.law.provisions import Bounds, Provision, Sanction
from yijian.law.ranking import conflict_order
from yijian.law.value import Value

SANCTIONS = "sanctions"
BEHAVIOURS = "_behaviours"
OWN_PENALTIES = "policy.superior_law.own_penalties"
INTENT = "以骗取基金为目的"
"""The manner of a citation that applies only to one who acted in order to defraud."""
BESIDE = "beside"
"""The attribute of a sanction that is possible wherever another one is, and only there."""


@dataclass(frozen=True)
class Behaviour:
    """A behaviour as a place's law knows it on a day, with the sanctions of superior law.

    ``own`` are the provisions of the place and its province, which alone carry no penalty.
    """

    code: str
    title: str
    list: str
    jurisdiction: str
    on: date
    intent: bool
    own: tuple[Cited, ...]
    sanctions: tuple[Sanction, ...]

    def sanction(self, code: str) -> Sanction | None:
        """The sanction with this code; null where superior law does not allow it here."""
        return next((it for it in self.sanctions if it.code == code), None)

    def as_json(self) -> dict[str, Any]:
        """The behaviour and its sanctions as a JSON object."""
        return {
            "code": self.code,
            "title": self.title,
            "jurisdiction": self.jurisdiction,
            "on": self.on.isoformat(),
            "intent": self.intent,
            "own": [{"title": it.title, "article": it.article} for it in self.own],
            "sanctions": [it.as_json() for it in self.sanctions],
        }


def superior_law(
    law: Law, jurisdiction: str, behaviour: str, on: date, *, intent: bool = False
) -> Behaviour:
    """What superior law allows for ``behaviour`` committed on the day ``on``.

    ``intent`` says that it was done in order to defraud, so that the provisions on fraud take
    the place of the milder ones (Regulation 735 articles 40 and 41, second paragraphs).

    Raises:
        UsageError: ``superior.unknown_behaviour``.
        Refused: ``superior.not_here``: no law of the place names it on that day.
    """
    name, entry = _behaviour(law, jurisdiction, behaviour, on)
    carrying = _superior(law, jurisdiction, on, entry.citations)
    found = []
    for offered in law.code_list(SANCTIONS, jurisdiction, on):
        cited = _carried(law, entry, name, offered, carrying, intent=intent)
        cited = _superior(law, jurisdiction, on, cited)
        if cited and (built := _sanction(law, jurisdiction, on, offered, cited)):
            found.append(built)
    found = _beside(found)
    replaced = {it.replaces for it in found}
    return Behaviour(
        code=entry.code,
        title=entry.title,
        list=name,
        jurisdiction=jurisdiction,
        on=on,
        intent=intent,
        own=tuple(it for it in entry.citations if it.jurisdiction != "national"),
        sanctions=tuple(it for it in found if it.code not in replaced),
    )


def _behaviour(law: Law, jurisdiction: str, code: str, on: date) -> tuple[str, CodeEntry]:
    names = [name for name in law.code_lists() if name.endswith(BEHAVIOURS)]
    for name in names:
        for entry in law.code_list(name, jurisdiction, on):
            if entry.code == code:
                return name, entry
    titles = [title for name in names if (title := law.title(name, code)) != code]
    if not titles:
        raise UsageError("superior.unknown_behaviour", f"没有行为代码 {code}；代码见行为清单")
    where = law.jurisdictions[law.chain(jurisdiction)[0]].title
    raise Refused("superior.not_here", f"{where}在 {on} 没有“{titles[0]}”的规定，不能据此处理")


def _superior(
    law: Law, jurisdiction: str, on: date, citations: tuple[Cited, ...]
) -> tuple[Cited, ...]:
    """The citations that may carry a penalty: superior law in force, strongest first."""
    own = jurisdiction != "national" and _sets_own(law, jurisdiction, on)
    fit = []
    for it in citations:
        instrument = law.instrument(jurisdiction, it.instrument)
        if instrument is None or it.status != "in_force" or instrument.kind not in PENAL_KINDS:
            continue
        if it.jurisdiction == "national" or own:
            fit.append(it)
    order = [
        ranked.instrument.id
        for ranked in conflict_order(law, jurisdiction, [it.instrument for it in fit], on)
    ]
    return tuple(sorted(fit, key=lambda it: order.index(it.instrument)))


def _sets_own(law: Law, jurisdiction: str, on: date) -> bool:
    try:
        return law.value(OWN_PENALTIES, jurisdiction, on).value is True
    except Refused:
        return False


def _carried(
    law: Law,
    entry: CodeEntry,
    name: str,
    offered: CodeEntry,
    carrying: tuple[Cited, ...],
    *,
    intent: bool,
) -> tuple[Cited, ...]:
    """The citations of a sanction that reach the behaviour."""
    if offered.attributes.get("general") in ("all", name) or BESIDE in offered.attributes:
        reached = {it.instrument for it in carrying}
        return tuple(it for it in offered.citations if it.instrument in reached)
    if offered.code not in entry.refers.get(SANCTIONS, ()):
        return ()
    reach = [it for it in carrying if intent or it.manner != INTENT]
    return tuple(it for it in offered.citations if any(_same(law, it, by) for by in reach))


def _beside(found: list[Sanction]) -> list[Sanction]:
    codes = {it.code for it in found}
    return [it for it in found if it.beside is None or it.beside in codes]


def _same(law: Law, sanction: Cited, behaviour: Cited) -> bool:
    """Whether both stand in one paragraph: an item stands in the first of its article."""
    if sanction.instrument != behaviour.instrument:
        return False
    first, second = _unit(law, sanction), _unit(law, behaviour)
    whole = first.removesuffix("-1")
    inside = second.startswith((f"{first}-", f"{whole}-i"))
    return first == second or inside or first.startswith(f"{second}-")


def _unit(law: Law, cited: Cited) -> str:
    book = law.shelf.book(cited.instrument)
    unit = book.labelled(cited.article) if book else None
    return unit.id if unit else cited.article


def _sanction(
    law: Law, jurisdiction: str, on: date, offered: CodeEntry, cited: tuple[Cited, ...]
) -> Sanction | None:
    """The sanction with its range; null where the law switches it off on that day."""
    values = [law.value(name, jurisdiction, on) for name in offered.parameters]
    if any(it.unit == "bool" and it.value is False for it in values):
        return None
    targets = [str(it.value) for it in values if it.unit == "enum"]
    given = offered.attributes
    text = {name: str(given[name]) for name in given}
    return Sanction(
        code=offered.code,
        title=offered.title,
        group=offered.group or "",
        provisions=tuple(_provision(law, jurisdiction, it) for it in cited),
        bounds=_bounds([it for it in values if it.unit not in ("bool", "enum")], text, cited),
        target=targets[0] if targets else None,
        after=text.get("after"),
        base=text.get("base"),
        fund=text.get("fund"),
        decided_by=text.get("decided_by"),
        whom=text.get("whom"),
        replaces=text.get("replaces"),
        beside=text.get(BESIDE),
    )


def _provision(law: Law, jurisdiction: str, cited: Cited) -> Provision:
    instrument = law.instrument(jurisdiction, cited.instrument)
    return Provision(
        instrument=cited.instrument,
        title=cited.title,
        kind=instrument.kind if instrument else "",
        article=cited.article,
        manner=cited.manner,
        mark=cited.mark,
    )


def _bounds(values: list[Value], text: dict[str, str], cited: tuple[Cited, ...]) -> Bounds | None:
    if not values:
        return None
    doubts = [it.doubt for it in values if it.doubt]
    known = {it.title for it in cited}
    for it in values:
        if it.instrument not in known:
            doubts.append(f"幅度取自{it.instrument}{it.article}，与所依条文不是同一文件，应核对")
    return Bounds(
        least=Decimal(str(values[0].value)),
        most=Decimal(str(values[-1].value)),
        unit=values[0].unit,
        base=text.get("base"),
        values=tuple(values),
        doubt="；".join(dict.fromkeys(doubts)) or None,
    )
