"""What a decision leaves on a version: who asked, who decided, and nothing asked any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.monitor.rule_models import RuleVersion


def ask(row: RuleVersion, actor: Actor, step: str, reason: str, terms: Mapping[str, Any]) -> None:
    """Put down who asks for which step of the text as it is, why, and on what terms."""
    row.asked = {
        "step": step,
        "title": row.rules.step(step).title,
        "by": actor.username,
        "name": actor.name,
        "reason": reason.strip(),
        "at": actor.at.isoformat(),
        "terms": dict(terms),
        "digest": row.digest,
    }


def decide(row: RuleVersion, actor: Actor) -> None:
    """Put down who asked and who decided; the system decides alone."""
    alone = actor.role == Role.SYSTEM
    row.maker = "" if alone else row.asked.get("by", "")
    row.maker_name = "" if alone else row.asked.get("name", "")
    row.checker, row.checker_name = actor.username, actor.name
    row.decided_at = actor.at
    row.asked = {}
