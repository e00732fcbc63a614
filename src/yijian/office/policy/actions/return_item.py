"""The government sends a local payable item back."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.return_item",
    title="记录政府退回",
    subject=LocalItem,
    guards=(closing_reason_given,),
    step="policy.local_item:return_item",
)
def return_item(*, actor: Actor, subject: LocalItem, reason: str) -> LocalItem:
    """The draft goes back to be mended."""
    return subject
