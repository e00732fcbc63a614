"""The system sends a rule back only where the figures say so."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.selectors.upheld import floor_of, upheld_of


def share_below_floor(*, actor: Actor, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse with too few outcomes, or where enough of them are upheld."""
    found, floor = upheld_of(subject), floor_of(subject, localtime(actor.at).date())
    if floor.broken_by(found):
        return None
    return Refusal(
        code="rule.share_fine",
        asked="自动退回影子运行",
        because=f"复核 {found.trials:,} 条，属实 {found.hits:,} 条",
        missing=f"至少 {floor.least:,} 条复核结论，属实比例低于 {floor.share}",
        by="系统",
    )
