"""A local payable item is handed in for approval."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.estimate_attached import estimate_attached
from yijian.office.policy.guards.risk_assessed import risk_assessed
from yijian.office.policy.guards.within_national_scope import within_national_scope
from yijian.office.policy.models import LocalItem


@action(
    "policy.submit_item",
    title="报政府审批",
    subject=LocalItem,
    guards=(
        estimate_attached,
        risk_assessed,
        within_national_scope,
    ),
    step="policy.local_item:submit_item",
)
def submit_item(*, actor: Actor, subject: LocalItem) -> LocalItem:
    """The head hands the draft to the government."""
    return subject
