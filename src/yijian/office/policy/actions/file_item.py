"""A local payable item is filed with the nation."""

from __future__ import annotations

from datetime import date

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.filing_given import filing_given
from yijian.office.policy.models import LocalItem


@action(
    "policy.file_item",
    title="报国家备案",
    subject=LocalItem,
    guards=(filing_given,),
    step="policy.local_item:file_item",
)
def file_item(
    *, actor: Actor, subject: LocalItem, filing_number: str, filing_day: date
) -> LocalItem:
    """The receipt of the nation is kept."""
    subject.filing_number, subject.filing_day = filing_number.strip(), filing_day
    return subject
