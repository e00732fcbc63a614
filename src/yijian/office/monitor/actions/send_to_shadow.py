"""A version runs unseen again."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.send_to_shadow",
    title="退回影子运行",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("send_to_shadow"),
        closing_reason_given,
    ),
    step="monitor.rule:send_to_shadow",
)
def send_to_shadow(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """It finds nothing that counts until it has come into force anew."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    subject.grey = {}
    keep_rule_term(actor=actor, version=subject, mode=TermMode.SHADOW, how="send_to_shadow")
    publish_after_commit(subject.jurisdiction)
    return subject
