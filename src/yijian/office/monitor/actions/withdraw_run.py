"""A visible run is withdrawn; the one before it is seen again."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.run_withdrawable import run_withdrawable
from yijian.office.monitor.models import Run, RunState
from yijian.office.work.guards.reason_given import reason_given


@action(
    "monitor.withdraw_run",
    title="撤回运行",
    subject=Run,
    guards=(reason_given, run_withdrawable),
)
def withdraw_run(*, actor: Actor, subject: Run, reason: str) -> Run:
    """Withdraw the run, and show the one that was published last before it, if there is one."""
    seen, subject.state = subject.state == RunState.VISIBLE, RunState.WITHDRAWN
    subject.summary = {**subject.summary, "withdrawn": reason.strip(), "withdrawn_by": actor.name}
    Run.objects.filter(pk=subject.pk).update(state=RunState.WITHDRAWN)
    replaced = Run.objects.select_for_update().filter(
        jurisdiction=subject.jurisdiction, state=RunState.REPLACED
    )
    before = replaced.order_by("-published_at", "-id").first() if seen else None
    if before is not None:
        before.state = RunState.VISIBLE
        before.revision += 1
        before.save()
        note(shows=before.pk)
    note(key=subject.key)
    return subject
