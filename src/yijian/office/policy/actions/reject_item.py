"""The government has not approved a local payable item."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.reject_item",
    title="记录政府未批准",
    subject=LocalItem,
    guards=(closing_reason_given,),
    step="policy.local_item:reject_item",
)
def reject_item(*, actor: Actor, subject: LocalItem, reason: str) -> LocalItem:
    """The item is closed; the reason stays in the trail."""
    return subject
