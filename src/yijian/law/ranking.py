"""Which of several instruments prevails: superior over inferior, then newer over older."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yijian.kernel.errors import Refused
from yijian.law.lookup import Law
from yijian.law.models import Instrument

KINDS = (
    ("法律",),
    ("行政法规", "司法解释"),
    ("地方性法规",),
    ("部门规章", "政府规章"),
    ("规范性文件",),
)
"""The kinds of instrument in the order of their force; those of one step are equal."""


@dataclass(frozen=True)
class Ranked:
    """An instrument in the order of conflict, and in Chinese why it stands before the next.

    ``why`` is empty for the last; ``undecided`` where two are equal in force and in date, so
    that an organ above both must decide.
    """

    instrument: Instrument
    jurisdiction: str
    why: str
    undecided: bool = False


def conflict_order(
    law: Law, jurisdiction: str, instruments: Iterable[str], on: date, *, drafts: bool = True
) -> tuple[Ranked, ...]:
    """The instruments that hold in the place on the day, the one that prevails first.

    Superior law goes before inferior law, of equal force the higher place, of the same place
    the newer text (LZ-50-1b: the city's measure before older documents of the city). Without
    ``drafts`` they are left out, as for a decision.

    Raises:
        UsageError: ``law.unknown_instrument``.
        Refused: ``ranking.foreign``: an instrument of a place outside the chain.
    """
    places = law.chain(jurisdiction)
    found = []
    for identifier in dict.fromkeys(instruments):
        home = law.home(identifier)
        instrument = law.instrument(jurisdiction, identifier)
        if instrument is None:
            there, here = (law.jurisdictions[it].title for it in (home, places[0]))
            said = f"{identifier} 是{there}的文件，在{here}不适用"
            raise Refused("ranking.foreign", f"{said}；只比较本法域及其上级的文件")
        if _holds(instrument, on, drafts=drafts):
            found.append((instrument, home))
    found.sort(key=lambda pair: _key(pair[0], places.index(pair[1])))
    ranked = []
    for position, (instrument, home) in enumerate(found):
        after = found[position + 1] if position + 1 < len(found) else None
        why = _why(instrument, home, *after) if after else ""
        ranked.append(Ranked(instrument, home, why, undecided=why.startswith("效力相同")))
    return tuple(ranked)


def in_marks(title: str) -> str:
    """A title in the marks of a title; a title inside it gets the inner ones."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def force(instrument: Instrument) -> int:
    """The step of an instrument in :data:`KINDS`, 0 the strongest."""
    return next(step for step, kinds in enumerate(KINDS) if instrument.kind in kinds)


def _holds(instrument: Instrument, on: date, *, drafts: bool) -> bool:
    if instrument.status == "draft":
        return drafts and (instrument.first_day is None or instrument.first_day <= on)
    return instrument.status_on(on) == "in_force"


def _key(instrument: Instrument, depth: int) -> tuple[int, int, int, str]:
    begun = (instrument.first_day or date.min).toordinal()
    return force(instrument), -depth, -begun, instrument.id


def _why(first: Instrument, home: str, second: Instrument, other_home: str) -> str:
    if force(first) != force(second):
        return f"{first.kind}的效力高于{second.kind}"
    if first.kind != second.kind:
        return f"效力相同：{first.kind}与{second.kind}不一致的，报共同上级裁决"
    if home != other_home:
        return "上级的规定优于下级的规定"
    if first.first_day != second.first_day:
        return "同一机关的新规定优于旧规定"
    return "效力相同：同日的规定不一致的，报共同上级裁决"
