"""A draft is found good."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.basis_told import basis_told
from yijian.office.monitor.guards.cases_passed import cases_passed
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.check_rule",
    title="检查通过",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("check_rule"),
        basis_told,
        rule_sound,
        cases_passed,
        code_alive,
        closing_reason_given,
    ),
    step="monitor.rule:check_rule",
)
def check_rule(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """Somebody who did not draft it has read the card; text and cases pass."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    return subject
