"""What monitoring achieved in a period is looked at, to set the focus of supervision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.monitor.evaluation_models import PROCEDURE, Evaluation, FocusKind
from yijian.office.monitor.guards.evaluation_free import evaluation_free
from yijian.office.monitor.guards.period_passed import period_passed
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.monitor.selectors.abnormal import on_site_required
from yijian.office.monitor.selectors.evaluation_figures import Days, figures
from yijian.office.monitor.selectors.scope import visible_run


@action(
    "monitor.draft_evaluation",
    title="开始评估",
    guards=(whole_area, evaluation_free, period_passed),
)
def draft_evaluation(*, actor: Actor, since: date, until: date) -> Evaluation:
    """Freeze the figures of the period; where the law has institutions with abnormal indicators
    checked on site more (CQ-3.3-4c, GS-2.8-5b), propose them for the focus."""
    run, day = visible_run(actor), localtime(actor.at).date()
    evaluation = Evaluation(
        jurisdiction=actor.jurisdiction,
        since=since,
        until=until,
        run=run,
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    if run is not None:
        evaluation.figures = figures(actor, run, Days(since, until))
    evaluation.changes = _targets(evaluation, day)
    open_case(evaluation, PROCEDURE, actor.jurisdiction, day)
    evaluation.save(force_insert=True)
    evaluation.number = f"{day.year}-{evaluation.pk:04d}"
    evaluation.save(force_update=True)
    note(subject=f"monitor.evaluation:{evaluation.pk}", key=evaluation.number)
    return evaluation


def _targets(evaluation: Evaluation, day: date) -> list[dict[str, Any]]:
    """The institutions beyond the limit of an indicator that are not on the focus yet."""
    law = on_site_required(evaluation.jurisdiction, day)
    if law is None:
        return []
    return [
        {
            "kind": FocusKind.INSTITUTION,
            "key": it["code"],
            "name": it["name"],
            "on": True,
            "reason": f"指标异常，加强现场检查：{'、'.join(i['name'] for i in it['indicators'])}",
            "by": "system",
            "by_name": "系统",
            "basis": f"{law.instrument or ''}{law.article or ''}",
        }
        for it in evaluation.figures.get("institutions", [])
        if it["indicators"] and not it["focus"]
    ]
