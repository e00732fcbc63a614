"""A screening is withdrawn: its leads are no longer listed."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.antifraud_models import Screening
from yijian.office.monitor.guards.nothing_checked import nothing_checked
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.withdraw_screening",
    title="撤回反欺诈筛查",
    subject=Screening,
    guards=(whole_area, nothing_checked, closing_reason_given),
)
def withdraw_screening(*, actor: Actor, subject: Screening, reason: str) -> Screening:
    """Only while nobody has checked a lead of it."""
    subject.withdrawn_at = actor.at
    subject.message = f"{actor.name}撤回：{reason.strip()}"
    note(key=subject.number)
    return subject
