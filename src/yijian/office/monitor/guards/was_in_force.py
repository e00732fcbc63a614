"""Only what was in force once can simply be resumed, or retired."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleTerm, RuleVersion, TermMode


def ever_in_force(row: RuleVersion) -> bool:
    """Whether the version has been in force everywhere."""
    return RuleTerm.objects.filter(version=row.pk, mode=TermMode.LIVE).exists()


def was_in_force(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse a version that never was."""
    if ever_in_force(subject):
        return None
    return Refusal(
        code="rule.never_in_force",
        asked="这样办理",
        because="这一版从未全面生效",
        missing="退回影子运行后逐步办理；不用的撤回",
        by="提请人",
    )
