"""What happened to a case, from the trail."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from yijian.office.framework.actor import Actor
from yijian.office.trail.models import Entry, Outcome
from yijian.office.trail.words import brief, event_title, role_title


@dataclass(frozen=True)
class Passed:
    """A step that was taken: when, by whom, where it led, and the reason or remark."""

    at: datetime
    title: str
    name: str
    role: str
    state: str
    said: str


def timeline(actor: Actor, row: models.Model) -> list[Passed]:
    """The steps of a case in order; what was refused is left to the trail itself."""
    label = f"{row._meta.label_lower}:{row.pk}"
    entries = Entry.objects.filter(
        jurisdiction=actor.jurisdiction, subject=label, outcome=Outcome.DONE
    )
    return [_passed(entry) for entry in entries.order_by("number")]


def _passed(entry: Entry) -> Passed:
    said = json.loads(entry.detail)
    return Passed(
        at=entry.at,
        title=event_title(entry.event),
        name=entry.name,
        role=role_title(entry.role),
        state=said.get("state", ""),
        said=brief(entry.detail),
    )
