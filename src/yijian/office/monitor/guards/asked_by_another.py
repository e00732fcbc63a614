"""Maker and checker: a step is taken by somebody else than who asked for it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guard, Refusal
from yijian.office.monitor.rule_models import RuleVersion

MAKERS = "经办机构初审、复审或医保行政部门"


def asked_by_another(step: str) -> Guard:
    """The guard of ``step``: somebody asked for it, not the actor, and about this very text."""

    def guard(*, actor: Actor, subject: RuleVersion, **_: Any) -> Refusal | None:
        asked, title = subject.asked, subject.rules.step(step).title
        if asked.get("step") != step:
            return Refusal(
                code="rule.not_asked",
                asked=title,
                because=f"没有人提请“{title}”",
                missing="写明理由的提请",
                by=MAKERS,
            )
        if asked["by"] == actor.username or (step == "check_rule" and _wrote(subject, actor)):
            did = "提请" if asked["by"] == actor.username else "起草"
            return Refusal(
                code="rule.same_person",
                asked=title,
                because=f"这一步由您{did}",
                missing="另一个人的决定",
                by="有权决定的其他人员",
            )
        if asked["digest"] != subject.digest:
            return Refusal(
                code="rule.changed_since",
                asked=title,
                because="提请以后规则文件有改动",
                missing="对现在这份内容的提请",
                by=MAKERS,
            )
        return None

    guard.__name__ = asked_by_another.__name__
    return guard


def _wrote(row: RuleVersion, actor: Actor) -> bool:
    """Who drafted a rule does not find it good."""
    return bool(row.author) and row.author == actor.username
