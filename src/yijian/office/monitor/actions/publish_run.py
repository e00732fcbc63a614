"""A loaded run becomes the one that everybody sees."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.run_loaded import run_loaded
from yijian.office.monitor.loading.run_law import values_of_run
from yijian.office.monitor.models import Run, RunState
from yijian.office.policy.uses import record_use


@action("monitor.publish_run", title="使运行可见", subject=Run, guards=(run_loaded,))
def publish_run(*, actor: Actor, subject: Run) -> Run:
    """Flip: the run seen so far is replaced, this one is seen; both in one stroke."""
    before = (
        Run.objects.select_for_update()
        .filter(jurisdiction=subject.jurisdiction, state=RunState.VISIBLE)
        .exclude(pk=subject.pk)
    )
    for run in before:
        run.state = RunState.REPLACED
        run.revision += 1
        run.save()
        note(replaces=run.pk)
    subject.state = RunState.VISIBLE
    subject.published_at = actor.at
    record_use(actor, f"monitor.run:{subject.pk}", values_of_run(subject))
    note(key=subject.key, findings=subject.findings)
    return subject
