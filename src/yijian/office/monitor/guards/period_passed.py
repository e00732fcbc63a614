"""Evaluations and screenings look at a period that has passed, over a run that everybody sees."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.selectors.scope import visible_run

ASKED = "评估或筛查"


def period_passed(*, actor: Actor, since: date, until: date, **_: Any) -> Refusal | None:
    """Refuse a last day before the first or after today, and a place without a run."""
    today = localtime(actor.at).date()
    if visible_run(actor) is None:
        because, missing = "还没有可见的稽核结果", "一次已经装入的稽核"
    elif since > until:
        because, missing = f"起日 {since} 晚于止日 {until}", "起日不晚于止日的期间"
    elif until > today:
        because, missing = f"止日 {until} 还没有过去", f"不晚于 {today} 的止日"
    else:
        return None
    return Refusal("monitor.period", ASKED, because, missing, "办理人")
