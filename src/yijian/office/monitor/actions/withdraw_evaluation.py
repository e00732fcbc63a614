"""An evaluation that nobody has decided is withdrawn."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.withdraw_evaluation",
    title="撤回评估",
    subject=Evaluation,
    guards=(whole_area, closing_reason_given),
    step="monitor.evaluation:withdraw_evaluation",
)
def withdraw_evaluation(*, actor: Actor, subject: Evaluation, reason: str) -> Evaluation:
    """The focus stays as it was."""
    subject.message = f"{actor.name}撤回：{reason.strip()}"
    return subject
