"""Who may set values for a place, and whether the places above leave it to them (HI-8-1a)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.law import Law
from yijian.law.checks import OVERRIDE
from yijian.law.compare import holding
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change
from yijian.office.policy.wanted import Wanted, wanted

NATION = "national"


def override_allowed(
    *,
    actor: Actor,
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse a place that is not one's own, part of a place, and what a place above keeps.

    The nation's calendar may be entered by any authority of a whole place: it only repeats what
    the State Council announced.
    """
    law, asked = current_law(), wanted(subject, kind, place, parameter, content)
    own = asked.place == actor.jurisdiction
    if not own and not (asked.place == NATION and not asked.is_parameter):
        title = law.jurisdictions[actor.jurisdiction].title
        return _refused(f"本单位只能办理{title}的变更", "相应法域的医保行政部门办理", "")
    if refusal := only_part(law, actor, asked.since):
        return refusal
    return _kept_above(law, asked) if asked.is_parameter else None


def only_part(law: Law, actor: Actor, on: date) -> Refusal | None:
    """Refuse who answers for a part of a place: it is one area with one set of values."""
    if law.admdvs(actor.jurisdiction).startswith(actor.area):
        return None
    title, article = law.jurisdictions[actor.jurisdiction].title, ""
    rule = holding(law, OVERRIDE, actor.jurisdiction, on)
    if rule is not None and rule.value is False:
        article = f"{rule.instrument}{rule.article}"
        because = f"{title}不许下级另定参数"
    else:
        because = f"参数对{title}全域有效，下级单位不能另定"
    return _refused(because, "由全域的医保行政部门统一拟定", article)


def _kept_above(law: Law, asked: Wanted) -> Refusal | None:
    """The same question as ``law.checks`` asks of the packs."""
    for above in law.chain(asked.place)[1:]:
        kept = [it for it in law.own_values(OVERRIDE, above) if it.value is False]
        theirs = law.own_values(asked.parameter, above)
        for rule in kept:
            meets = rule.since <= asked.until and asked.since <= (rule.until or FOREVER)
            if meets and theirs and asked.parameter != OVERRIDE:
                title = law.jurisdictions[above].title
                because = f"{title}不许下级另定这个参数"
                return _refused(because, f"{title}先允许下级另定", rule.article or "")
    return None


def _refused(because: str, missing: str, article: str) -> Refusal:
    return Refusal(
        code="policy.override",
        asked="变更",
        because=because,
        missing=missing,
        by="上级医保行政部门",
        article=article,
    )
