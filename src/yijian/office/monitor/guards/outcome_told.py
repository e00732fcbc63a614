"""An outcome of review says why, and is about a finding that there is."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.selectors.finding import find


def outcome_told(*, actor: Actor, finding_id: str, run: str, **_: Any) -> Refusal | None:
    """Refuse where there is no such finding for the actor."""
    if find(actor, run, finding_id) is not None:
        return None
    return Refusal(
        code="rule.no_finding",
        asked="记录复核结论",
        because="没有这条疑点，或它不在您的管辖范围内",
        missing="一条管辖范围内的疑点",
        by="经办机构复审",
    )
