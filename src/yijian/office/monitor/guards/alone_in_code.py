"""A code is retired as a whole."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import GREY, IN_FORCE, RuleVersion
from yijian.office.monitor.rulebook.registry import versions_of


def alone_in_code(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse while another version of the code is in force or grey."""
    others = versions_of(subject.jurisdiction, subject.code).exclude(pk=subject.pk)
    other = others.filter(state__in=(IN_FORCE, GREY)).first()
    if other is None:
        return None
    return Refusal(
        code="rule.not_alone",
        asked="使规则退役",
        because=f"同一编码的第 {other.version} 版正在{other.state_title}，退役会使编码不能再用",
        missing="先暂停那一版，或使那一版退役",
        by="有权决定的人员",
    )
