"""Only what is asked can be sent back."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.guards.asked_by_another import MAKERS
from yijian.office.monitor.rule_models import RuleVersion


def step_asked(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse where nobody asks for anything."""
    if subject.asked:
        return None
    return Refusal(
        code="rule.nothing_asked",
        asked="退回提请",
        because="现在没有等待决定的提请",
        missing="一项提请",
        by=MAKERS,
    )
