"""The cases of a version are to be run."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.trial_free import SLOT, trial_free
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.texts import content_digest
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.start_cases",
    title="跑用例",
    subject=RuleVersion,
    guards=(whole_jurisdiction, rule_sound, trial_free),
)
def start_cases(*, actor: Actor, subject: RuleVersion) -> RuleVersion:
    """Queue the cases as they are now."""
    job = queue_job(
        actor=actor,
        kind="rule_cases",
        title=f"跑用例：{subject.name}（{subject}）",
        parameters={
            "version": subject.pk,
            "digest": content_digest(subject.text, subject.cases),
        },
        slot=SLOT,
    )
    subject.job = job
    note(job=job.pk)
    return subject
