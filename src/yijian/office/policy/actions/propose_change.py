"""Somebody proposes a value, or a year of the calendar."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.policy.filling import fill
from yijian.office.policy.guards.citation_valid import citation_valid
from yijian.office.policy.guards.content_sound import content_sound
from yijian.office.policy.guards.not_used import not_used
from yijian.office.policy.guards.override_allowed import override_allowed
from yijian.office.policy.guards.start_not_past import start_not_past
from yijian.office.policy.models import Change


@action(
    "policy.propose_change",
    title="拟定变更",
    guards=(content_sound, override_allowed, citation_valid, not_used, start_not_past),
)
def propose_change(
    *, actor: Actor, kind: str, place: str, parameter: str, content: dict[str, Any]
) -> Change:
    """A draft under a number of its own, with the procedure of today frozen on it.

    ``content`` is what :mod:`yijian.office.policy.contents` describes; ``parameter`` is empty for
    a calendar.
    """
    change = Change(
        jurisdiction=actor.jurisdiction,
        kind=kind,
        place=place,
        parameter=parameter,
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    day = localtime(actor.at).date()
    open_case(change, "policy.change", actor.jurisdiction, day)
    fill(change, content)
    change.save(force_insert=True)
    change.number = f"{day.year}-{change.pk:04d}"
    change.save(force_update=True)
    note(subject=f"policy.change:{change.pk}", number=change.number)
    return change
