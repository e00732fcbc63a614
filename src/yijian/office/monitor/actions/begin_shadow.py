"""A version begins to run unseen."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.begin_shadow",
    title="开始影子运行",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("begin_shadow"),
        rule_sound,
        code_alive,
        closing_reason_given,
    ),
    step="monitor.rule:begin_shadow",
)
def begin_shadow(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """From the next run on it is judged beside the others, for comparison only."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    keep_rule_term(actor=actor, version=subject, mode=TermMode.SHADOW, how="begin_shadow")
    return subject
