"""Somebody asks that a step be taken."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.step_ready import step_ready
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import ask
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.ask_step",
    title="提请办理",
    subject=RuleVersion,
    guards=(whole_jurisdiction, closing_reason_given, step_ready),
    secret=("wanted",),
    step="monitor.rule:ask_step",
)
def ask_step(
    *,
    actor: Actor,
    subject: RuleVersion,
    wanted: str,
    reason: str,
    terms: dict[str, Any] | None = None,
) -> RuleVersion:
    """Ask for the step ``wanted``; ``terms`` say where a grey version is to hold."""
    ask(subject, actor, wanted, reason, terms or {})
    title = subject.asked["title"]
    note(asked=title, reason=f"{title}：{reason.strip()}")
    return subject
