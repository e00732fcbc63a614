"""A rule is retired; its code never returns."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.alone_in_code import alone_in_code
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.was_in_force import was_in_force
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.retire_rule",
    title="规则退役",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("retire_rule"),
        was_in_force,
        alone_in_code,
        closing_reason_given,
    ),
    step="monitor.rule:retire_rule",
)
def retire_rule(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """What it has found stays, with the version that found it."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    keep_rule_term(actor=actor, version=subject, mode="", how="retire_rule")
    publish_after_commit(subject.jurisdiction)
    return subject
