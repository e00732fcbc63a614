"""A version comes into force everywhere."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.actions.supersede_rule import supersede_rule
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.grey_seen import grey_seen
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.monitor.rulebook.registry import live_beside
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.put_in_force",
    title="全面生效",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("put_in_force"),
        grey_seen,
        rule_sound,
        code_alive,
        closing_reason_given,
    ),
    step="monitor.rule:put_in_force",
)
def put_in_force(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """The version in force so far is superseded in the same stroke."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    if (old := live_beside(subject)) is not None:
        system = Actor.system(subject.jurisdiction, actor.at)
        supersede_rule(actor=system, subject=old.pk, revision=old.revision, new=subject.version)
    subject.grey = {}
    keep_rule_term(actor=actor, version=subject, mode=TermMode.LIVE, how="put_in_force")
    publish_after_commit(subject.jurisdiction)
    return subject
