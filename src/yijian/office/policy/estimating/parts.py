"""What of the past can be asked about a change."""

from __future__ import annotations

from yijian.claims.lake import Lake
from yijian.law.deadline import ACTED_WITHIN
from yijian.law.periods.period import UNITS
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.selectors.cards import live_rules
from yijian.office.policy.models import Change, ChangeKind

RULES, PERIOD, CALENDAR = "rules", "period", "calendar"


def rules_reading(parameter: str, jurisdiction: str) -> tuple[str, ...]:
    """The codes of the rules in force that read a parameter, in order."""
    live = live_rules(jurisdiction)
    return tuple(code for code, rule in live.items() if parameter in rule.card.law)


def is_period(parameter: str, unit: str) -> bool:
    """Whether the parameter is a term that somebody must act within."""
    return unit in UNITS and parameter.endswith(ACTED_WITHIN)


def lake_filled(jurisdiction: str) -> bool:
    """Whether there are fee lines to run rules over."""
    lake = Lake(lake_folder(jurisdiction))
    return lake.exists and lake.snapshot().rows("fee_list_d") > 0


def parts_of(change: Change) -> tuple[str, ...]:
    """The parts of an estimate by the machine, in order; empty where nothing past reads it."""
    if change.kind == ChangeKind.CALENDAR:
        return (CALENDAR,)
    found = []
    if rules_reading(change.parameter, change.jurisdiction) and lake_filled(change.jurisdiction):
        found.append(RULES)
    if is_period(change.parameter, str(change.content.get("unit"))):
        found.append(PERIOD)
    return tuple(found)
