"""Whether a sanction may be imposed: a superior provision, its range, and one fine for one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yijian.kernel.errors import Refused, UsageError
from yijian.law.lookup import Law
from yijian.law.provisions import BASES, CONDITIONS, CONFISCATION, FINE, UNITS, Sanction
from yijian.law.superior import SANCTIONS, Behaviour, superior_law

ONE_FINE = "policy.superior_law.one_fine"


@dataclass(frozen=True)
class Facts:
    """What was found of an act, as far as the range of its sanction depends on it.

    ``earlier_fines`` are the fines already imposed for the same act, each as a person would
    name it (the number of the decision and the organ).
    """

    intent: bool = False
    refused_to_correct: bool = False
    grave: bool = False
    fund: str | None = None
    earlier_fines: tuple[str, ...] = ()


NOTHING_MORE = Facts()


def check_sanction(
    law: Law,
    jurisdiction: str,
    behaviour: str,
    sanction: str,
    *,
    amount: Decimal | None,
    base: Decimal | None,
    on: date,
    facts: Facts = NOTHING_MORE,
) -> Sanction:
    """Whether ``sanction`` may be imposed for ``behaviour`` committed on the day ``on``.

    Both are codes of their lists (``P12``, ``unlawful_use_fine``). ``amount`` is the yuan of a
    fine or confiscation or the months or years of a restriction, null where there is no measure;
    ``base`` the yuan that a multiple is counted on: the loss, the amount obtained.

    Raises:
        UsageError: ``superior.unknown_behaviour`` or ``superior.unknown_sanction``.
        Refused: ``superior.not_here``, ``superior.no_provision``, ``superior.not_ours``,
            ``superior.condition``, ``superior.second_fine``, ``superior.not_heaviest``,
            ``superior.no_amount``, ``superior.no_base`` or ``superior.out_of_range``.
    """
    title = law.title(SANCTIONS, sanction)
    if title == sanction:
        raise UsageError("superior.unknown_sanction", f"没有处罚代码 {sanction}；代码见处罚清单")
    found = superior_law(law, jurisdiction, behaviour, on, intent=facts.intent)
    chosen = found.sanction(sanction)
    if chosen is None:
        raise _no_provision(found, title)
    _check_conditions(found, chosen, facts)
    if chosen.group == FINE:
        _check_one_fine(law, found, chosen, base, facts)
    _check_range(found, chosen, amount, base)
    return chosen


def fines_for(found: Behaviour, facts: Facts = NOTHING_MORE) -> tuple[Sanction, ...]:
    """The fines on the offender whose conditions are met and that our authority decides."""
    return tuple(
        it
        for it in found.sanctions
        if it.group == FINE and it.decided_by is None and _unmet(it, facts) is None
    )


def _no_provision(found: Behaviour, title: str) -> Refused:
    said = f"{found.on} 的“{found.title}”没有可以{title}的上位法条文"
    if found.own:
        own = found.own[0]
        said += f"；{own.title}{own.article}本身不设处罚"
    offered = "、".join(f"{it.title}（{it.provisions[0]}）" for it in found.sanctions)
    return Refused("superior.no_provision", f"{said}；可用：{offered or '没有，只作线索'}")


def _check_conditions(found: Behaviour, chosen: Sanction, facts: Facts) -> None:
    where = chosen.provisions[0]
    if chosen.decided_by:
        said = f"{chosen.title}由{chosen.decided_by}决定（{where}）"
        raise Refused("superior.not_ours", f"{said}；请移送")
    if missing := _unmet(chosen, facts):
        said = f"“{found.title}”要{missing}才可以{chosen.title}（{where}）"
        raise Refused("superior.condition", f"{said}；请先查明并记录")


def _unmet(chosen: Sanction, facts: Facts) -> str | None:
    """What a sanction still lacks, in Chinese; null where its conditions are met."""
    if chosen.fund and facts.fund != chosen.fund:
        return "涉及医疗救助基金" if chosen.fund == "assistance" else f"涉及{chosen.fund}"
    met = {
        None: True,
        "refusal": facts.refused_to_correct,
        "refusal_or_grave": facts.refused_to_correct or facts.grave,
        "major_loss": facts.grave,
    }
    if met[chosen.after]:
        return None
    return CONDITIONS[chosen.after or ""]


def _check_one_fine(
    law: Law, found: Behaviour, chosen: Sanction, base: Decimal | None, facts: Facts
) -> None:
    """One act is fined once, under the provision with the higher fine (行政处罚法 29)."""
    try:
        rule = law.value(ONE_FINE, found.jurisdiction, found.on)
    except Refused:
        return
    if rule.value is not True:
        return
    basis = f"{rule.instrument}{rule.article}"
    if facts.earlier_fines:
        said = f"同一行为已罚款：{'、'.join(facts.earlier_fines)}"
        raise Refused("superior.second_fine", f"{said}；不得再罚款（{basis}）")
    for other in fines_for(found, facts):
        if other.whom == chosen.whom and _top(other, base) > _top(chosen, base):
            said = f"同一行为按罚款数额高的规定处罚（{basis}）"
            raise Refused(
                "superior.not_heaviest", f"{said}；应适用{other.title}（{other.provisions[0]}）"
            )


def _top(sanction: Sanction, base: Decimal | None) -> Decimal:
    if sanction.bounds is None or (sanction.bounds.unit == "ratio" and base is None):
        return Decimal(0)
    return sanction.bounds.ends(base)[1]


def _check_range(
    found: Behaviour, chosen: Sanction, amount: Decimal | None, base: Decimal | None
) -> None:
    bounds, where = chosen.bounds, chosen.provisions[0]
    if bounds is None and chosen.group != CONFISCATION:
        return
    if amount is None:
        raise Refused("superior.no_amount", f"没有写明{chosen.title}的数额或期限（{where}）")
    needs_base = bounds is None or bounds.unit == "ratio"
    if needs_base and (base is None or base <= 0):
        what = BASES[chosen.base or "loss"]
        raise Refused("superior.no_base", f"{chosen.title}要先查明{what}（{where}）")
    if bounds is None:
        if base is not None and not 0 < amount <= base:
            said = f"没收 {amount:,} 元超出违法所得 {base:,} 元"
            raise Refused("superior.out_of_range", f"{said}（{where}）")
        return
    if not bounds.holds(amount, base):
        unit = "元" if bounds.unit == "ratio" else UNITS[bounds.unit]
        said = f"“{found.title}”{chosen.title} {amount:,} {unit}不在幅度内"
        raise Refused("superior.out_of_range", f"{said}；{where}：{bounds.said(base)}")
