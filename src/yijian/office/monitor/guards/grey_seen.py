"""A rule holds in a part before it holds everywhere."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion, TrialKind
from yijian.office.monitor.selectors.trials import runs_short_of


def grey_seen(*, actor: Actor, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse before the number of runs that ``monitor.rule_base.grey_runs`` asks for."""
    wanted, had = runs_short_of(
        subject, TrialKind.GREY, "monitor.rule_base.grey_runs", localtime(actor.at).date()
    )
    if had >= wanted:
        return None
    return Refusal(
        code="rule.grey_short",
        asked="全面生效",
        because=f"这一版灰度运行过 {had:,} 次，至少要 {wanted:,} 次",
        missing="灰度期间的一次稽核",
        by="经办机构初审或复审",
    )
