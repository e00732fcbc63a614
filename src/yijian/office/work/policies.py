"""Who may see and withdraw background work."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, REVIEWERS, Role


def _own_jurisdiction(actor: Actor, job: Any) -> bool:
    return bool(job.jurisdiction == actor.jurisdiction)


def _own_kind(actor: Actor, job: Any) -> bool:
    """The authority withdraws what it asked for itself: estimates of changes of the law."""
    mine = actor.role in REVIEWERS or job.kind == ESTIMATE
    return mine and _own_jurisdiction(actor, job)


ESTIMATE = "estimate"
WATCHERS = REVIEWERS | AUTHORITIES | {Role.AUDITOR}

permit("work.view_job", "查看后台工作", WATCHERS, _own_jurisdiction)
permit("work.withdraw_job", "撤回后台工作", REVIEWERS | {Role.AUTHORITY}, _own_kind)
permit("work.queue_job", "安排一项后台工作", REVIEWERS | {Role.AUTHORITY, Role.SYSTEM})
permit("work.begin_job", "开始一项后台工作", {Role.SYSTEM}, _own_jurisdiction)
permit("work.finish_job", "结束一项后台工作", {Role.SYSTEM}, _own_jurisdiction)
permit("work.return_job", "收回中断的后台工作", {Role.SYSTEM}, _own_jurisdiction)
