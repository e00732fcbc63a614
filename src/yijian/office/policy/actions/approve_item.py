"""The government has approved a local payable item."""

from __future__ import annotations

from datetime import date

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.government_document_given import government_document_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.approve_item",
    title="记录政府批准",
    subject=LocalItem,
    guards=(government_document_given,),
    step="policy.local_item:approve_item",
)
def approve_item(
    *, actor: Actor, subject: LocalItem, document_number: str, document_day: date
) -> LocalItem:
    """What the government decided is recorded with its document."""
    subject.document_number, subject.document_day = document_number.strip(), document_day
    return subject
