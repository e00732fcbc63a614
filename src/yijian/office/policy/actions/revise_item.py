"""The draft of a local payable item is changed."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.item_drafted import item_drafted
from yijian.office.policy.guards.item_told import item_told
from yijian.office.policy.models import LocalItem


@action(
    "policy.revise_item",
    title="修改地方支付项目",
    subject=LocalItem,
    guards=(item_drafted, item_told),
)
def revise_item(
    *,
    actor: Actor,
    subject: LocalItem,
    kind: str,
    code: str,
    title: str,
    standard: str,
    grounds: str,
    estimate: str = "",
    risk: str = "",
) -> LocalItem:
    """Every field as it is given."""
    subject.kind, subject.code, subject.title = kind, code.strip(), title.strip()
    subject.standard, subject.grounds = standard.strip(), grounds.strip()
    subject.estimate, subject.risk = estimate.strip(), risk.strip()
    return subject
