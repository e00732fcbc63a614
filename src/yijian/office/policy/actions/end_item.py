"""A local payable item ends."""

from __future__ import annotations

from datetime import date

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.end_date_given import end_date_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.end_item",
    title="停止执行",
    subject=LocalItem,
    guards=(end_date_given,),
    step="policy.local_item:end_item",
)
def end_item(*, actor: Actor, subject: LocalItem, until: date) -> LocalItem:
    """``until`` is the last day on which the fund pays for it."""
    subject.until = until
    return subject
