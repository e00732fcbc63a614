"""A value does not begin in the past, unless superior law says that it did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import Change
from yijian.office.policy.wanted import wanted


def start_not_past(
    *,
    actor: Actor,
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse a first day before today; a calendar, only when its year is over."""
    asked, today = wanted(subject, kind, place, parameter, content), localtime(actor.at).date()
    if asked.is_parameter:
        late = asked.since < today and asked.content.get("origin") != "superior law"
        because, missing = f"起始日 {asked.since} 已经过去", f"不早于 {today} 的起始日"
    else:
        late = asked.content["year"] < today.year
        because, missing = f"{asked.content['year']} 年已经过去", f"{today.year} 年或以后的安排"
    if not late:
        return None
    return Refusal(
        code="policy.start_past",
        asked="这样变更",
        because=because,
        missing=missing,
        by="医保行政部门",
    )
