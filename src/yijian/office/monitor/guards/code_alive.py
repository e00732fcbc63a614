"""A code never returns."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RETIRED, RuleVersion
from yijian.office.monitor.rulebook.registry import versions_of


def code_alive(
    *, actor: Actor, subject: RuleVersion | None = None, code: str = "", **_: Any
) -> Refusal | None:
    """Refuse a version of a code that was retired."""
    code = subject.code if subject is not None else code
    if not versions_of(actor.jurisdiction, code).filter(state=RETIRED).exists():
        return None
    return Refusal(
        code="rule.code_retired",
        asked="使用这个编码",
        because=f"编码 {code} 已经退役，退役的编码不再使用",
        missing="一个新的编码",
        by="起草人",
    )
