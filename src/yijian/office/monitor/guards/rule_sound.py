"""Only what passes the check runs."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.checking import check_text


def rule_sound(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse a text in which a fault is found, and say where."""
    spot = check_text(
        subject.text,
        code=subject.code,
        version=subject.version,
        jurisdiction=subject.jurisdiction,
    ).spot
    if spot is None:
        return None
    return Refusal(
        code="rule.unsound",
        asked="办理",
        because=f"规则文件{spot.where}有错：{spot.wrong}",
        missing=f"改正为：{spot.right}",
        by="起草人",
    )
