"""No change and no local item is decided before somebody has weighed the risk (LZ-7-1c)."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.demanded import assessment_demanded, basis_of
from yijian.office.policy.models import Change, LocalItem


def risk_assessed(*, subject: Change | LocalItem, **_: Any) -> Refusal | None:
    """Refuse while there is no risk assessment of what the change asks for now.

    Where ``policy.change_assessment.required`` is off, changes go without.
    """
    if isinstance(subject, LocalItem):
        told = bool(subject.risk.strip())
    elif not assessment_demanded(subject):
        return None
    else:
        told = subject.risk.get("digest") == subject.content_digest
    if told:
        return None
    return Refusal(
        code="policy.no_risk",
        asked="办理",
        because="没有作风险评估",
        missing="对现在这份内容的风险评估",
        by="医保行政部门",
        article=basis_of(subject),
    )
