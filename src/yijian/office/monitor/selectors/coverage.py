"""What the rules could judge in an area: hit, passed, cannot be assessed and why.

A provider sees none of this: the units are counted per area, not per institution.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Sum

from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Coverage, Run
from yijian.office.monitor.selectors.reasons import reason_words
from yijian.office.monitor.selectors.scope import in_scope


@dataclass
class Covered:
    """Units of one rule by what became of them; ``reasons`` are words with numbers, most first."""

    hit: int = 0
    passed: int = 0
    cannot_assess: int = 0
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def units(self) -> int:
        """All units in the rule's scope."""
        return self.hit + self.passed + self.cannot_assess


def coverage(actor: Actor, run: Run, rule_code: str | None = None) -> dict[str, Covered]:
    """Rule code to its coverage, for the actor's area; of one rule where one is named."""
    rows = in_scope(actor, Coverage.objects.filter(run=run))
    if rule_code is not None:
        rows = rows.filter(rule_code=rule_code)
    counted = rows.values_list("rule_code", "state", "reason").annotate(Sum("n"))
    found: dict[str, Covered] = {}
    for code, state, reason, n in counted.order_by("rule_code", "state", "-n__sum", "reason"):
        one = found.setdefault(code, Covered())
        setattr(one, state, getattr(one, state) + n)
        if reason:
            words = reason_words(reason, run.jurisdiction)
            one.reasons[words] = one.reasons.get(words, 0) + n
    return found


def together(covered: dict[str, Covered]) -> Covered:
    """All rules together, without reasons."""
    every = covered.values()
    return Covered(
        sum(it.hit for it in every),
        sum(it.passed for it in every),
        sum(it.cannot_assess for it in every),
    )
