"""A proposed change of the focus is dropped."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.focus_proposed import focus_proposed
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.drop_focus",
    title="取消调整重点",
    subject=Evaluation,
    guards=(whole_area, focus_proposed, closing_reason_given),
    step="monitor.evaluation:drop_focus",
)
def drop_focus(
    *, actor: Actor, subject: Evaluation, kind: str, key: str, reason: str
) -> Evaluation:
    """Also one that the system proposed by law; the trail keeps who dropped it and why."""
    dropped = [it for it in subject.changes if (it["kind"], it["key"]) == (kind, key)]
    subject.changes = [it for it in subject.changes if it not in dropped]
    note(name="、".join(it["name"] for it in dropped))
    return subject
