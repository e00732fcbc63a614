"""No organisation answers for more than the one above it, or than the jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.kernel.identifiers import FORMATS
from yijian.office.accounts.models import Organisation, area_of
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.policy.current import current_law


def area_within_parent(
    *,
    actor: Actor,
    parent: int | None,
    admdvs: str = "",
    subject: Organisation | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse a division outside the parent's area; without a parent, outside the jurisdiction."""
    division = subject.admdvs if subject is not None else admdvs
    if not FORMATS["admdvs"].fullmatch(division):
        return _refused(division, "医保区划是六位数字")
    above = Organisation.objects.filter(pk=parent).first() if parent is not None else None
    limit = above.admdvs if above is not None else current_law().admdvs(actor.jurisdiction)
    if division.startswith(area_of(limit)):
        return None
    whose = above.name if above is not None else "本统筹区"
    return _refused(division, f"它不在{whose}的区划 {limit} 之内")


def _refused(division: str, because: str) -> Refusal:
    return Refusal(
        code="accounts.area_outside",
        asked=f"让单位负责医保区划 {division}",
        because=because,
        missing="改医保区划，或选另一个上级单位",
        by="账号管理员",
    )
