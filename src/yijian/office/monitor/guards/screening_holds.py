"""A lead is checked while its screening holds."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.antifraud_models import Lead


def screening_holds(*, subject: Lead, **_: Any) -> Refusal | None:
    """Refuse a lead of a screening that was withdrawn."""
    if subject.screening.withdrawn_at is None:
        return None
    return Refusal(
        code="lead.withdrawn",
        asked="记录线索核查结果",
        because=f"筛查 {subject.screening.number} 已经撤回",
        missing="没有撤回的筛查的线索",
        by="核查人",
    )
