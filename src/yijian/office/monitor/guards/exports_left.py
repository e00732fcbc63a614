"""Nobody carries the findings out of the house file by file: so many exports a day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.guards.export_size import ASKED
from yijian.office.monitor.models import Export


def exports_left(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse the export after the last one of ``LIMIT EXPORTS_PER_DAY``, until midnight here."""
    midnight = timezone.localtime(actor.at).replace(hour=0, minute=0, second=0, microsecond=0)
    most = settings.LIMIT["EXPORTS_PER_DAY"]
    done = Export.objects.filter(
        jurisdiction=actor.jurisdiction, username=actor.username, at__gte=midnight
    ).count()
    if done < most:
        return None
    return Refusal(
        code="monitor.export_used_up",
        asked=ASKED,
        because=f"您今日已导出 {done:,} 次，达到每人每日 {most:,} 次的上限",
        missing="等到明日，或提高每日导出次数的上限",
        by="系统管理员",
    )
