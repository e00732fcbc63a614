"""Somebody has read what they were told."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.rule_models import Notice


@action("monitor.read_notice", title="阅知通知", subject=Notice)
def read_notice(*, actor: Actor, subject: Notice) -> Notice:
    """It is not shown on the first page any more."""
    subject.read_at = subject.read_at or actor.at
    return subject
