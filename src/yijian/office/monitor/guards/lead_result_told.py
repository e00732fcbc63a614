"""A check comes to one of the known results."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.antifraud_models import LeadResult


def lead_result_told(*, result: str, **_: Any) -> Refusal | None:
    """Refuse a result that is none."""
    if result in LeadResult.values:
        return None
    return Refusal(
        code="lead.result",
        asked="记录线索核查结果",
        because="没有选择核查结果",
        missing=f"{'、'.join(LeadResult.labels)}之一",
        by="核查人",
    )
