"""A version that never was in force is withdrawn."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.never_in_force import never_in_force
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.withdraw_rule",
    title="撤回规则",
    subject=RuleVersion,
    guards=(whole_jurisdiction, never_in_force, closing_reason_given),
    step="monitor.rule:withdraw_rule",
)
def withdraw_rule(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """Nobody was accused by it, so that one person may end it."""
    subject.asked = {}
    keep_rule_term(actor=actor, version=subject, mode="", how="withdraw_rule")
    return subject
