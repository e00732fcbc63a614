"""An approved item begins to be paid for."""

from __future__ import annotations

from datetime import date

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.start_date_given import start_date_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.put_in_force",
    title="执行项目",
    subject=LocalItem,
    guards=(start_date_given,),
    step="policy.local_item:put_in_force",
)
def put_in_force(*, actor: Actor, subject: LocalItem, since: date) -> LocalItem:
    """The fund pays for it from ``since`` on."""
    subject.since = since
    return subject
