"""The text or the cases of a version on its way are changed."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.filling import fill


@action(
    "monitor.revise_rule",
    title="修改规则",
    subject=RuleVersion,
    guards=(whole_jurisdiction,),
    secret=("text", "cases"),
    step="monitor.rule:revise_rule",
)
def revise_rule(*, actor: Actor, subject: RuleVersion, text: str, cases: str) -> RuleVersion:
    """It is a draft again, of whoever changed it; what was asked and found before is void."""
    note(old=subject.digest)
    fill(subject, text, cases)
    subject.asked, subject.job = {}, None
    subject.author, subject.author_name, subject.made_at = actor.username, actor.name, actor.at
    note(digest=subject.digest)
    return subject
