"""A version gives way to another of the same code: called by the action that puts that in force."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import decide


@action(
    "monitor.supersede_rule",
    title="被新版替代",
    subject=RuleVersion,
    step="monitor.rule:supersede_rule",
)
def supersede_rule(*, actor: Actor, subject: RuleVersion, new: int) -> RuleVersion:
    """It does not run any more; ``new`` is the number of the version that takes its place."""
    decide(subject, actor)
    keep_rule_term(actor=actor, version=subject, mode="", how="supersede_rule")
    return subject
