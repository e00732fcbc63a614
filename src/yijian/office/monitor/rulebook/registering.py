"""Registering what the software brings, when the office starts and when a run begins."""

from __future__ import annotations

from datetime import datetime

from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.register_rules import register_rules
from yijian.office.monitor.rulebook.registry import versions_of
from yijian.office.monitor.rulebook.shipped import shipped_files


def register_shipped(jurisdiction: str, at: datetime) -> int:
    """Register the shipped versions that a jurisdiction does not know; how many there were."""
    known = set(versions_of(jurisdiction).values_list("code", "version"))
    new = [it for code, it in shipped_files().items() if (code, it.rule.card.version) not in known]
    if not new:
        return 0
    made: int = register_rules(actor=Actor.system(jurisdiction, at), shipped=new)
    return made


def register_everywhere(at: datetime) -> int:
    """Register in every jurisdiction that has an organisation; how many versions there were."""
    places = Organisation.objects.values_list("jurisdiction", flat=True).distinct()
    return sum(register_shipped(place, at) for place in sorted(set(places)))
