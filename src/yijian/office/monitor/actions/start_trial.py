"""A version is to be tried on a sample of the lake, or replayed over all of it."""

from __future__ import annotations

from datetime import date

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.guards.trial_free import SLOT, trial_free
from yijian.office.monitor.guards.trial_given import trial_given
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion, TrialKind
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.start_trial",
    title="试跑或回放规则",
    subject=RuleVersion,
    guards=(whole_jurisdiction, rule_sound, trial_given, trial_free),
    secret=("kind",),
)
def start_trial(
    *,
    actor: Actor,
    subject: RuleVersion,
    kind: str,
    date_from: date | None = None,
    date_to: date | None = None,
    institutions: tuple[str, ...] = (),
) -> RuleVersion:
    """Queue a trial beside the live version; ``kind`` is ``sample`` or ``replay``."""
    title = TrialKind(kind).label
    sample = {
        "from": date_from.isoformat() if date_from else None,
        "to": date_to.isoformat() if date_to else None,
        "institutions": list(institutions),
    }
    job = queue_job(
        actor=actor,
        kind="rule_trial",
        title=f"{title}：{subject.name}（{subject}）",
        parameters={"version": subject.pk, "digest": subject.digest, "kind": kind, **sample},
        slot=SLOT,
    )
    subject.job = job
    note(job=job.pk, what=title)
    return subject
