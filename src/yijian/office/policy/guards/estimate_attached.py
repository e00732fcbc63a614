"""No change and no local item is decided without data (LZ-7-1c)."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.demanded import assessment_demanded, basis_of
from yijian.office.policy.models import Change, LocalItem


def estimate_attached(*, subject: Change | LocalItem, **_: Any) -> Refusal | None:
    """Refuse while there is no estimate of what the change asks for now.

    Where ``policy.change_assessment.required`` is off, changes go without.
    """
    if isinstance(subject, LocalItem):
        told = bool(subject.estimate.strip())
    elif not assessment_demanded(subject):
        return None
    else:
        told = subject.estimate.get("digest") == subject.content_digest
    if told:
        return None
    return Refusal(
        code="policy.no_estimate",
        asked="办理",
        because="没有附数据测算",
        missing="对现在这份内容的数据测算",
        by="医保行政部门",
        article=basis_of(subject),
    )
