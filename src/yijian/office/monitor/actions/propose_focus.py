"""A rule or an institution is proposed for the focus, or to be taken off it."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.focus_possible import focus_possible
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.monitor.selectors.focus_names import focus_name
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.propose_focus",
    title="提出调整重点",
    subject=Evaluation,
    guards=(whole_area, focus_possible, closing_reason_given),
    step="monitor.evaluation:propose_focus",
)
def propose_focus(
    *, actor: Actor, subject: Evaluation, kind: str, key: str, on: bool, reason: str
) -> Evaluation:
    """The change waits with the evaluation; nothing holds before it is decided."""
    change = {
        "kind": kind,
        "key": key,
        "name": focus_name(subject.run, kind, key),
        "on": on,
        "reason": reason.strip(),
        "by": actor.username,
        "by_name": actor.name,
        "basis": "",
    }
    subject.changes = [*subject.changes, change]
    return subject
