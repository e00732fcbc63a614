"""Who may add to what the fund pays for: a province, in the way its law says (HI-8-1d, NX-8-2)."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from yijian.kernel.errors import YijianError
from yijian.law.catalogue import may_supplement
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.policy.current import current_law


def within_national_scope(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse a place that has no power to add local entries, and a part of a place."""
    law = current_law()
    try:
        may_supplement(law, actor.jurisdiction, localtime(actor.at).date())
    except YijianError as refusal:
        because = refusal.message.rstrip("。")
    else:
        if law.admdvs(actor.jurisdiction).startswith(actor.area):
            return None
        title = law.jurisdictions[actor.jurisdiction].title
        because = f"增补由{title}一级提出，本单位只管其中一部分"
    return Refusal(
        code="policy.no_supplement",
        asked="增补地方支付项目",
        because=because,
        missing="由有权的省级医保行政部门提出",
        by="省级医保行政部门",
    )
