"""The head decides an evaluation: the focus of supervision changes as it says."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_focus import keep_focus
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.evaluated_by_another import evaluated_by_another
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.decide_evaluation",
    title="决定评估",
    subject=Evaluation,
    guards=(whole_area, evaluated_by_another, closing_reason_given),
    step="monitor.evaluation:decide_evaluation",
)
def decide_evaluation(*, actor: Actor, subject: Evaluation, reason: str) -> Evaluation:
    """Every change holds from this moment, with its reason; none of them alone."""
    subject.decided_by, subject.decided_by_name = actor.username, actor.name
    subject.decided_at, subject.decision = actor.at, reason.strip()
    subject.message = ""
    for change in subject.changes:
        keep_focus(actor=actor, evaluation=subject, change=change)
    note(key=subject.number, changes=len(subject.changes))
    return subject
