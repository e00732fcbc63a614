"""A version begins to hold in a part of the jurisdiction."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.grey_terms_given import grey_terms_given
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.shadow_seen import shadow_seen
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.begin_grey",
    title="开始灰度运行",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("begin_grey"),
        shadow_seen,
        grey_terms_given,
        rule_sound,
        code_alive,
        closing_reason_given,
    ),
    step="monitor.rule:begin_grey",
)
def begin_grey(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """It holds where the request says, from the next run on or the day that is named."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    subject.grey = subject.asked["terms"]
    note(terms=subject.grey)
    decide(subject, actor)
    keep_rule_term(actor=actor, version=subject, mode=TermMode.GREY, how="begin_grey")
    publish_after_commit(subject.jurisdiction)
    return subject
