"""Values that a decision used: as it read them, they stay.

Each use says what decided: the digest of the value on the day. A file that was edited since, or
an addition that reaches back over that day, is found by asking again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yijian.kernel.errors import BadInput, Place, Refused, UsageError
from yijian.kernel.identifiers import sha256_hex
from yijian.law.lookup import Law
from yijian.law.places import FILE
from yijian.law.value import Value

RIGHT = "已有决定用过的值不改；另加一个以后起算的值"


@dataclass(frozen=True)
class Used:
    """A decision read parameter ``name`` in ``jurisdiction`` as of the day ``on``.

    ``digest`` is :func:`value_digest` of what it read; ``decision`` is how the decision is named
    to people.
    """

    jurisdiction: str
    name: str
    on: date
    digest: str
    decision: str


def value_digest(value: Value) -> str:
    """64 hex digits over what of a value decides: amount, unit, inclusive, parts, first day."""
    decides = {
        "value": str(value.value),
        "kind": type(value.value).__name__,
        "unit": value.unit,
        "inclusive": value.inclusive,
        "components": value.components,
        "members": sorted(value.members) if value.members is not None else None,
        "rolls": value.rolls,
        "since": (value.began or value.since).isoformat(),
    }
    return sha256_hex(json.dumps(decides, sort_keys=True, ensure_ascii=False))


def check_used(law: Law, uses: Iterable[Used]) -> None:
    """Refuse a law in which a value that a decision used reads otherwise now.

    Raises:
        BadInput: ``law.used_value``: the file and line of the value that holds there now, or the
            file of the place that lost it.
    """
    seen: dict[tuple[str, str, date], Value | None] = {}
    for use in uses:
        asked = (use.name, use.jurisdiction, use.on)
        if asked not in seen:
            seen[asked] = _held(law, use, drafts=True)
        now = seen[asked]
        if now is None or value_digest(now) != use.digest:
            in_force = _held(law, use, drafts=False)  # the decision may have passed over drafts
            if in_force is None or value_digest(in_force) != use.digest:
                raise _refusal(law, use, now)


def _held(law: Law, use: Used, *, drafts: bool) -> Value | None:
    try:
        return law.value(use.name, use.jurisdiction, use.on, drafts=drafts)
    except BadInput:
        raise
    except (Refused, UsageError):
        return None


def _refusal(law: Law, use: Used, now: Value | None) -> BadInput:
    what = f"{use.name} 在 {use.on} 的值已被“{use.decision}”用过，"
    if now is None:
        return BadInput("law.used_value", _lost(law, use), f"{what}现在没有了", RIGHT)
    return BadInput("law.used_value", law.place_of(now), f"{what}现在不同", RIGHT)


def _lost(law: Law, use: Used) -> Place:
    """The nearest file in which the value should stand."""
    places = law.chain(use.jurisdiction) if use.jurisdiction in law.jurisdictions else ()
    for place in places:
        if use.name in law.shelf.parameters and (found := law.files(use.name, place)):
            return Place(str(found[-1]))
    return Place(str(Path(law.packs, use.jurisdiction, FILE)))
