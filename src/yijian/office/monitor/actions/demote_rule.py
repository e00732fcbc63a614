"""The system sends a version back to shadow: too little of what it found was upheld."""

from __future__ import annotations

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.templatetags.yijian import share
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.guards.share_below_floor import share_below_floor
from yijian.office.monitor.rule_models import Notice, RuleVersion, TermMode
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.monitor.rulebook.publishing import publish_after_commit
from yijian.office.monitor.selectors.notices import recipients
from yijian.office.monitor.selectors.upheld import floor_of, upheld_of


@action(
    "monitor.demote_rule",
    title="自动退回影子运行",
    subject=RuleVersion,
    guards=(share_below_floor,),
    step="monitor.rule:demote_rule",
)
def demote_rule(*, actor: Actor, subject: RuleVersion) -> RuleVersion:
    """It runs unseen from the next run on, and its owner is told."""
    found, floor = upheld_of(subject), floor_of(subject, localtime(actor.at).date())
    reason = (
        f"复核 {found.trials:,} 条，属实 {found.hits:,} 条（{share(found.share)}），"
        f"低于限值 {share(floor.share)}"
    )
    note(reason=reason)
    decide(subject, actor)
    subject.grey = {}
    keep_rule_term(actor=actor, version=subject, mode=TermMode.SHADOW, how="demote_rule")
    text = f"规则“{subject.name}”（{subject}）已由系统退回影子运行：{reason}。请查明误判的原因。"
    Notice.objects.bulk_create(
        Notice(
            jurisdiction=subject.jurisdiction,
            username=username,
            text=text,
            version=subject,
            at=actor.at,
        )
        for username in recipients(subject)
    )
    publish_after_commit(subject.jurisdiction)
    return subject
