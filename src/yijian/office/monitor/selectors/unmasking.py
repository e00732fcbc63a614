"""Whether somebody may see a person in clear now, and until when."""

from __future__ import annotations

from django.db.models import QuerySet

from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import MASKED, Sight
from yijian.office.framework.permission import may
from yijian.office.monitor.models import Unmasking


def live_unmaskings(actor: Actor, finding_id: str) -> QuerySet[Unmasking]:
    """The actor's own unmaskings of this finding whose time is not over."""
    return Unmasking.objects.filter(
        jurisdiction=actor.jurisdiction,
        username=actor.username,
        finding_id=finding_id,
        until__gt=actor.at,
    )


def sight_of(actor: Actor, finding_id: str) -> Sight:
    """How the pages of this finding show persons to the actor at this moment."""
    if not may(actor, "monitor.unmask_person"):
        return MASKED
    live = live_unmaskings(actor, finding_id).order_by("-until").first()
    return Sight(live.until) if live else MASKED
