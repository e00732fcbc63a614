"""A version stops running."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.suspend_rule",
    title="暂停规则",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("suspend_rule"),
        closing_reason_given,
    ),
    step="monitor.rule:suspend_rule",
)
def suspend_rule(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """From the next run on it finds nothing."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    keep_rule_term(actor=actor, version=subject, mode="", how="suspend_rule")
    publish_after_commit(subject.jurisdiction)
    return subject
