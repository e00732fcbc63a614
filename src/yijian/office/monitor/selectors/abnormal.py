"""Institutions whose indicators go beyond the limit of their peers: found by the indicator rules.

Whether they are to be checked on site more often is law
(``monitor.abnormal_index.on_site_required``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max

from yijian.law.value import Value
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import rules_of_run
from yijian.office.monitor.selectors.scope import findings_of
from yijian.office.policy.current import current_law

ON_SITE = "monitor.abnormal_index.on_site_required"
INDICATORS = ("monitor.abnormal_index.", "monitor.live_indicators.")
"""How the parameters begin by which indicator rules are known."""


@dataclass(frozen=True)
class Indicator:
    """An indicator of an institution beyond its limit: the highest measured in the period."""

    code: str
    name: str
    measured: Decimal | None
    limit: Decimal | None

    @property
    def values(self) -> dict[str, Decimal | None]:
        """What was measured, and the limit, by name."""
        return {"measured": self.measured, "limit": self.limit}


def indicator_rules(run: Run) -> dict[str, str]:
    """Code to name of the rules of a run that hold an institution beside its peers."""
    return {
        rule.card.code: rule.card.name
        for rule in rules_of_run(run)
        if any(name.startswith(INDICATORS) for name in rule.card.law)
    }


def abnormal(actor: Actor, run: Run, since: date, until: date) -> dict[str, list[Indicator]]:
    """Institution to its indicators beyond the limit in the period, in order of both codes."""
    names = indicator_rules(run)
    rows = findings_of(actor, run).filter(
        rule_code__in=names,
        fixmedins_code__isnull=False,
        occurred_from__gte=since,
        occurred_from__lte=until,
    )
    told = rows.values("fixmedins_code", "rule_code").annotate(
        most=Max("measured"), limit=Max("limit_value")
    )
    found: dict[str, list[Indicator]] = {}
    for row in told.order_by("fixmedins_code", "rule_code"):
        code = row["rule_code"]
        indicator = Indicator(code, names[code], row["most"], row["limit"])
        found.setdefault(row["fixmedins_code"], []).append(indicator)
    return found


def on_site_required(jurisdiction: str, on: date) -> Value | None:
    """The law that has such institutions checked on site more; None where it does not."""
    value = current_law().value(ON_SITE, jurisdiction, on)
    return value if value.value is True else None
