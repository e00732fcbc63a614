"""The law of the act or the law of the decision: the later one applies where it is milder.

行政处罚法 37: the law of the day of the act, unless the law of the day of the decision punishes
less or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from yijian.kernel.errors import Refused, UsageError
from yijian.law.lookup import Law
from yijian.law.provisions import PENAL, Sanction
from yijian.law.superior import Behaviour, superior_law

MILDER = "policy.superior_law.milder_later_law"
Applies = Literal["act", "decision"]
APPLIES: dict[Applies, str] = {"act": "行为时的规定", "decision": "决定时的规定"}
"""Which version applies, each with its Chinese."""


@dataclass(frozen=True)
class Choice:
    """Both versions of the law, which of them applies, why, and the article that says so.

    ``decided`` is null where the behaviour is no longer named on the day of the decision.
    ``judge`` says that one version is milder in one respect and heavier in another, so that a
    legal reviewer must judge; until then the law of the act applies.
    """

    acted: Behaviour
    decided: Behaviour | None
    applies: Applies
    why: str
    article: str | None
    judge: bool

    @property
    def applicable(self) -> Behaviour | None:
        """The version that applies; null where the act is no longer punished."""
        return self.acted if self.applies == "act" else self.decided

    def as_json(self) -> dict[str, Any]:
        """The choice as a JSON object."""
        return {
            "acted": self.acted.as_json(),
            "decided": self.decided.as_json() if self.decided else None,
            "applies": self.applies,
            "said": APPLIES[self.applies],
            "why": self.why,
            "article": self.article,
            "judge": self.judge,
        }


def choose(
    law: Law,
    jurisdiction: str,
    behaviour: str,
    *,
    acted_on: date,
    decided_on: date,
    intent: bool = False,
) -> Choice:
    """Which version of superior law applies to an act of ``acted_on`` decided on ``decided_on``.

    Raises:
        UsageError: ``superior.unknown_behaviour``, or ``date.range``: decided before the act.
        Refused: ``superior.not_here``: it was not forbidden on the day of the act.
    """
    if decided_on < acted_on:
        raise UsageError("date.range", f"决定日 {decided_on} 早于行为日 {acted_on}；请改正日期")
    acted = superior_law(law, jurisdiction, behaviour, acted_on, intent=intent)
    decided: Behaviour | None
    try:
        decided = superior_law(law, jurisdiction, behaviour, decided_on, intent=intent)
    except Refused:
        decided = None
    lighter, heavier = compare(acted, decided)
    article = _rule(law, jurisdiction, decided_on)
    if lighter and heavier:
        why = f"新法有轻有重：{'；'.join([*lighter, *heavier])}。请法制审核判断，暂适用行为时的规定"
        return Choice(acted, decided, "act", why, article, judge=True)
    if lighter and article:
        why = f"新法较轻：{'；'.join(lighter)}"
        return Choice(acted, decided, "decision", why, article, judge=False)
    if lighter:
        why = f"新法较轻（{'；'.join(lighter)}），但没有从轻适用的规定"
    elif heavier:
        why = f"新法较重：{'；'.join(heavier)}；适用行为时的规定"
    else:
        why = "前后规定一样，适用行为时的规定"
    return Choice(acted, decided, "act", why, article, judge=False)


def compare(acted: Behaviour, decided: Behaviour | None) -> tuple[list[str], list[str]]:
    """In what the later version is lighter, and in what it is heavier, in Chinese."""
    before = {it.code: it for it in acted.sanctions if it.group in PENAL}
    after = {it.code: it for it in (decided.sanctions if decided else ()) if it.group in PENAL}
    lighter = [f"不再{it.title}" for code, it in before.items() if code not in after]
    heavier = [f"增加{it.title}" for code, it in after.items() if code not in before]
    for code in before.keys() & after.keys():
        _compare_one(before[code], after[code], lighter, heavier)
    return sorted(lighter), sorted(heavier)


def _compare_one(before: Sanction, after: Sanction, lighter: list[str], heavier: list[str]) -> None:
    old, new = before.bounds, after.bounds
    if old and new and old.unit == new.unit and old.base == new.base:
        said = f"{after.title}由{old.said()}改为{new.said()}"
        if (new.most, new.least) < (old.most, old.least):
            lighter.append(said)
        elif (new.most, new.least) > (old.most, old.least):
            heavier.append(said)
    elif old != new:
        heavier.append(f"{after.title}的算法改变")
        lighter.append(f"{after.title}的算法改变")
    if before.after != after.after:
        (heavier if after.after is None else lighter).append(f"{after.title}的前提改变")
    if before.target != after.target and before.target and after.target:
        wider = before.target in after.target
        (heavier if wider else lighter).append(f"对象由{before.target}改为{after.target}")


def _rule(law: Law, jurisdiction: str, on: date) -> str | None:
    """The article by which milder later law applies; null where it does not."""
    try:
        found = law.value(MILDER, jurisdiction, on)
    except Refused:
        return None
    return f"{found.instrument}{found.article}" if found.value is True else None
