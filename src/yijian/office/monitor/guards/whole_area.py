"""Evaluations and screenings look at a whole jurisdiction: who answers for a part starts none."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.selectors.place import everywhere


def whole_area(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse somebody whose office answers for a district only."""
    if everywhere(actor):
        return None
    return Refusal(
        code="monitor.part_only",
        asked="评估效果、调整重点或筛查",
        because="它们看的是整个统筹区，您的单位只管其中一部分",
        missing="管整个统筹区的单位的人员",
        by="市级（或直管的省级）医保行政部门、经办机构",
    )
