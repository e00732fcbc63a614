"""A run needs rules."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import GREY, IN_FORCE
from yijian.office.monitor.rulebook.registry import registered, versions_of


def rules_in_force(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse where every rule is suspended; before the first run those of the software hold."""
    live = versions_of(actor.jurisdiction).filter(state__in=(IN_FORCE, GREY))
    if live.exists() or not registered(actor.jurisdiction):
        return None
    return Refusal(
        code="rule.none_in_force",
        asked="开始稽核",
        because="本统筹区没有生效的规则",
        missing="至少一条生效的规则",
        by="医保行政部门负责人",
    )
