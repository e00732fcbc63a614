"""What accused somebody once is not withdrawn as if it had never been."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.guards.was_in_force import ever_in_force
from yijian.office.monitor.rule_models import RuleVersion


def never_in_force(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse a version that was in force."""
    if not ever_in_force(subject):
        return None
    return Refusal(
        code="rule.was_in_force",
        asked="撤回规则",
        because="这一版全面生效过，查出的疑点要有据可查",
        missing="提请暂停或退役",
        by="经办机构初审、复审或医保行政部门",
    )
