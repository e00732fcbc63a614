"""An earlier version is in force again."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.actions.supersede_rule import supersede_rule
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.monitor.rulebook.registry import live_beside
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.roll_back",
    title="回到这一版",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("roll_back"),
        rule_sound,
        code_alive,
        closing_reason_given,
    ),
    step="monitor.rule:roll_back",
)
def roll_back(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """A new decision that names the old version; the one in force so far is superseded."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    if (old := live_beside(subject)) is not None:
        system = Actor.system(subject.jurisdiction, actor.at)
        supersede_rule(actor=system, subject=old.pk, revision=old.revision, new=subject.version)
    subject.grey = {}
    keep_rule_term(actor=actor, version=subject, mode=TermMode.LIVE, how="roll_back")
    publish_after_commit(subject.jurisdiction)
    return subject
