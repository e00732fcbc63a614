"""A rule runs unseen beside the others before anybody is accused by it."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion, TrialKind
from yijian.office.monitor.selectors.trials import runs_short_of


def shadow_seen(*, actor: Actor, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse before the number of runs that ``monitor.rule_base.shadow_runs`` asks for."""
    wanted, had = runs_short_of(
        subject, TrialKind.SHADOW, "monitor.rule_base.shadow_runs", localtime(actor.at).date()
    )
    if had >= wanted:
        return None
    return Refusal(
        code="rule.shadow_short",
        asked="开始灰度运行",
        because=f"这一版影子运行过 {had:,} 次，至少要 {wanted:,} 次",
        missing="一次稽核（影子运行随稽核进行）",
        by="经办机构初审或复审",
    )
