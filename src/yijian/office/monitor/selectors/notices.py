"""What somebody was told and has not read; who is told about a rule."""

from __future__ import annotations

from django.db.models import QuerySet

from yijian.office.accounts.models import User
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.monitor.rule_models import Notice, RuleVersion

WITHOUT_OWNER = (Role.SECOND_REVIEWER, Role.AUTHORITY)
"""Who answers for a rule that came with the software."""


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """What the actor was told, the last first."""
    mine = Notice.objects.filter(jurisdiction=actor.jurisdiction, username=actor.username)
    return mine.select_related("version").order_by("-pk")


def unread(actor: Actor) -> list[Notice]:
    """What of it is not read yet."""
    return list(notices_for(actor).filter(read_at=None))


def notice_for(actor: Actor, key: int) -> Notice:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = notices_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def recipients(row: RuleVersion) -> list[str]:
    """The accounts that are told what happens to a version: its owner, or who answers without."""
    active = User.objects.filter(
        is_active=True, organisation__jurisdiction=row.jurisdiction
    ).order_by("username")
    if row.owner and active.filter(username=row.owner).exists():
        return [row.owner]
    return list(active.filter(role__in=WITHOUT_OWNER).values_list("username", flat=True))
