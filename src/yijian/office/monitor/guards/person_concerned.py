"""Only a finding that the actor sees, and that is about one person, can be shown in clear."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.guards.reason_told import ASKED
from yijian.office.monitor.selectors.finding import find


def person_concerned(*, actor: Actor, finding_id: str, run: str, **_: Any) -> Refusal | None:
    """Refuse where there is no such finding for the actor, or no person in it."""
    finding = find(actor, run, finding_id)
    if finding is not None and finding.psn_no:
        return None
    return Refusal(
        code="monitor.unmask_nobody",
        asked=ASKED,
        because="没有这条疑点，或它不在您的管辖范围内，或它不涉及单个参保人",
        missing="一条管辖范围内、涉及参保人的疑点",
        by="查看人",
    )
