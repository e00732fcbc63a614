"""A run needs something to look at."""

from __future__ import annotations

from typing import Any

from yijian.claims.lake import Lake
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.folders import lake_folder


def lake_filled(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse a run where no fee line has been imported."""
    lake = Lake(lake_folder(actor.jurisdiction))
    if lake.exists and lake.snapshot().rows("fee_list_d"):
        return None
    return Refusal(
        code="run.empty_lake",
        asked="开始稽核",
        because="本统筹区还没有导入费用明细",
        missing="先上传并导入结算、就诊和费用明细等国家表的文件",
        by="经办机构初审或复审",
    )
