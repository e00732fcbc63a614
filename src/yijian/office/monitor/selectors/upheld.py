"""How much of what a version found was upheld after review, and the floor below which it falls.

Counted are the outcomes recorded since the version began to run as it does now: a rule that was
mended and put in force again starts anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yijian.analytics.intervals import wilson
from yijian.office.framework.actor import Actor
from yijian.office.monitor.rule_models import FindingOutcome, RuleTerm, RuleVersion
from yijian.office.monitor.rulebook.registry import open_term
from yijian.office.monitor.scales import SHARE
from yijian.office.policy.current import current_law

CERTAIN = "违规"
FLOORS = {True: "monitor.evaluation.upheld_floor", False: "monitor.evaluation.suspect_upheld_floor"}
"""The parameter of the floor: of rules that are certain, and of those that suspect."""
LEAST = "monitor.evaluation.min_outcomes"


@dataclass(frozen=True)
class Upheld:
    """``hits`` of ``trials`` outcomes were upheld."""

    hits: int
    trials: int

    @property
    def share(self) -> Decimal | None:
        """The share, to four places; None where nothing was reviewed."""
        if not self.trials:
            return None
        return (Decimal(self.hits) / Decimal(self.trials)).quantize(SHARE)

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Both ends of the Wilson interval."""
        ends = wilson(self.hits, self.trials)
        if ends is None:
            return None
        low, high = (Decimal(str(end)).quantize(SHARE) for end in ends)
        return low, high


@dataclass(frozen=True)
class Floor:
    """The lowest share that a rule may have, once there are ``least`` outcomes."""

    share: Decimal
    least: int

    def broken_by(self, found: Upheld) -> bool:
        """Whether enough was reviewed, and too little of it upheld.

        The share itself decides, not an end of its interval: the least number keeps chance out,
        and waiting for certainty would accuse more people meanwhile.
        """
        share = found.share
        return found.trials >= self.least and share is not None and share < self.share


def floor_of(row: RuleVersion, on: date) -> Floor:
    """The floor of a version on a day."""
    law, place = current_law(), row.jurisdiction
    share = law.value(FLOORS[row.outcome == CERTAIN], place, on).value
    return Floor(Decimal(str(share)), int(law.value(LEAST, place, on).value))


def upheld_of(row: RuleVersion, term: RuleTerm | None = None) -> Upheld:
    """The outcomes of a version since its term (the open one unless given) began."""
    term = term or open_term(row)
    rows = FindingOutcome.objects.filter(
        jurisdiction=row.jurisdiction, rule_code=row.code, rule_version=row.version
    )
    if term is not None:
        rows = rows.filter(at__gt=term.began_at)
    return Upheld(rows.filter(upheld=True).count(), rows.count())


def outcome_of(actor: Actor, finding_id: str) -> FindingOutcome | None:
    """What review said of a finding of the actor's jurisdiction; None if nothing yet."""
    rows = FindingOutcome.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.filter(finding_id=finding_id).first()
