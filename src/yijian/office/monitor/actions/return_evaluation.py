"""An evaluation goes back to who made it."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.return_evaluation",
    title="退回评估",
    subject=Evaluation,
    guards=(whole_area, closing_reason_given),
    step="monitor.evaluation:return_evaluation",
)
def return_evaluation(*, actor: Actor, subject: Evaluation, reason: str) -> Evaluation:
    """It may be changed and concluded anew."""
    subject.message = f"{actor.name}退回：{reason.strip()}"
    return subject
