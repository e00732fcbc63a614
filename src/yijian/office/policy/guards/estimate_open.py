"""An estimate is made while the change is still being prepared."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import Change

STATES = ("drafted", "estimated")


def estimate_open(*, subject: Change, **_: Any) -> Refusal | None:
    """Refuse an estimate of what has been assessed, decided or withdrawn."""
    if subject.state in STATES:
        return None
    return Refusal(
        code="policy.estimate_closed",
        asked="开始数据测算",
        because=f"这项变更现为“{subject.state_title}”",
        missing="仍在拟定中的变更",
        by="医保行政部门",
    )
