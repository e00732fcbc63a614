"""One estimate at a time in a jurisdiction: each runs the audit twice."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.work.selectors import at_work


def estimate_free(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse a second estimate while one waits or is at work."""
    if not at_work(actor.jurisdiction, "estimate"):
        return None
    return Refusal(
        code="policy.estimating",
        asked="开始数据测算",
        because="本统筹区已有一项测算正在排队或进行",
        missing="等它结束，或先撤回它",
        by="医保行政部门",
    )
