"""What came of a check is not lost with the screening that led to it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.antifraud_models import Lead, Screening


def nothing_checked(*, subject: Screening, **_: Any) -> Refusal | None:
    """Refuse to withdraw a screening of which a lead was checked, or one withdrawn before."""
    if subject.withdrawn_at is not None:
        because, missing = "它已经撤回", "还没有撤回的筛查"
    elif Lead.objects.filter(screening=subject).exclude(result="").exists():
        because, missing = "它的线索已经有人核查", "还没有核查过线索的筛查"
    else:
        return None
    return Refusal("screening.checked", "撤回反欺诈筛查", because, missing, "筛查人")
