"""One import at a time in a jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.work.actions.queue_job import busy
from yijian.office.work.selectors import at_work


def import_free(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse a second import while one waits or is at work."""
    return busy("开始导入") if at_work(actor.jurisdiction, "import") else None
