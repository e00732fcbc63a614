"""A rule shows on its cases that it does what its card says."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleOrigin, RuleVersion
from yijian.office.monitor.rulebook.texts import content_digest


def cases_passed(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse until the cases of this very content have all passed; those of the software have."""
    if subject.origin == RuleOrigin.SHIPPED:
        return None
    report = subject.case_report
    if report.get("digest") != content_digest(subject.text, subject.cases):
        because = "现在这份内容的用例还没有跑过"
    elif report.get("failed") or not report.get("passed"):
        because = f"用例通过 {report.get('passed', 0):,} 个，失败 {report.get('failed', 0):,} 个"
    else:
        return None
    return Refusal(
        code="rule.cases",
        asked="使规则通过检查",
        because=because,
        missing="全部通过的用例，至少一个",
        by="起草人",
    )
