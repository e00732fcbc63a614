"""A request is sent back by who should decide it, or taken back by who made it."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.step_asked import step_asked
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.drop_ask",
    title="退回提请",
    subject=RuleVersion,
    guards=(whole_jurisdiction, step_asked, closing_reason_given),
    step="monitor.rule:drop_ask",
)
def drop_ask(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """The version stays where it is."""
    title = subject.asked["title"]
    note(asked=title, made_by=subject.asked["name"], reason=f"{title}：{reason.strip()}")
    subject.asked = {}
    return subject
