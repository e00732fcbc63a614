"""An evaluation is concluded, and waits for the head."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.summary_told import summary_told
from yijian.office.monitor.guards.whole_area import whole_area


@action(
    "monitor.submit_evaluation",
    title="提交评估",
    subject=Evaluation,
    guards=(whole_area, summary_told),
    step="monitor.evaluation:submit_evaluation",
)
def submit_evaluation(*, actor: Actor, subject: Evaluation, summary: str) -> Evaluation:
    """The conclusion and the changes stand as they are until they are decided or returned."""
    subject.summary, subject.message = summary.strip(), ""
    return subject
