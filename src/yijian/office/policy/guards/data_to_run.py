"""An estimate by the machine needs something in the past that reads what is changed."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.estimating.parts import parts_of
from yijian.office.policy.models import Change


def data_to_run(*, subject: Change, **_: Any) -> Refusal | None:
    """Refuse where no rule, no period and no clock reads it: then a person has to work it out."""
    if parts_of(subject):
        return None
    return Refusal(
        code="policy.no_data",
        asked="用数据测算",
        because="没有历史数据读取这个参数：没有规则用它，也不是可以重算的期限",
        missing="书面测算",
        by="医保行政部门",
    )
