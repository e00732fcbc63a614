"""One trial at a time in a jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.work.selectors import at_work

SLOT = "rule_trial"


def trial_free(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse a second one while one waits or is at work."""
    if not at_work(actor.jurisdiction, SLOT):
        return None
    return Refusal(
        code="rule.trying",
        asked="开始试跑",
        because="本统筹区已有一项规则试跑、回放或测速正在排队或进行",
        missing="等它结束，或先撤回它",
        by="经办机构或医保行政部门",
    )
