"""Only what is seen can be withdrawn; a load that ended halfway is put aside by the system."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Run, RunState


def run_withdrawable(*, actor: Actor, subject: Run, **_: Any) -> Refusal | None:
    """Refuse to withdraw a run that nobody sees."""
    halfway = subject.state == RunState.LOADING and actor.role == Role.SYSTEM
    if subject.state == RunState.VISIBLE or halfway:
        return None
    return Refusal(
        code="monitor.run_not_visible",
        asked="撤回这次运行",
        because=f"它的状态是“{RunState(subject.state).label}”，页面上看不到它的疑点",
        missing="一次可见的运行",
        by="经办机构初审或复审",
    )
