"""Who may see and withdraw background work."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, REVIEWERS, Role


def _own_jurisdiction(actor: Actor, job: Any) -> bool:
    return bool(job.jurisdiction == actor.jurisdiction)


def _own_kind(actor: Actor, job: Any) -> bool:
    """The authority withdraws what it may ask for itself: estimates, and trials of rules and of
    knowledge. What was decided is not stopped halfway by anybody."""
    mine = actor.role in REVIEWERS or job.kind in OF_THE_AUTHORITY
    return mine and job.kind not in DECIDED and _own_jurisdiction(actor, job)


OF_THE_AUTHORITY = frozenset({"estimate", "knowledge", "rule_cases", "rule_trial", "rule_bench"})
DECIDED = frozenset({"adoption"})
WATCHERS = REVIEWERS | AUTHORITIES | {Role.AUDITOR}

permit("work.view_job", "查看后台工作", WATCHERS, _own_jurisdiction)
permit("work.withdraw_job", "撤回后台工作", REVIEWERS | {Role.AUTHORITY}, _own_kind)
permit("work.queue_job", "安排一项后台工作", REVIEWERS | AUTHORITIES | {Role.SYSTEM})
permit("work.begin_job", "开始一项后台工作", {Role.SYSTEM}, _own_jurisdiction)
permit("work.finish_job", "结束一项后台工作", {Role.SYSTEM}, _own_jurisdiction)
permit("work.return_job", "收回中断的后台工作", {Role.SYSTEM}, _own_jurisdiction)
