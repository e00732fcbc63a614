"""What the check of a lead came to is recorded, and tells how good its pattern is."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.antifraud_models import Lead, LeadResult
from yijian.office.monitor.guards.lead_result_told import lead_result_told
from yijian.office.monitor.guards.screening_holds import screening_holds
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.check_lead",
    title="记录线索核查结果",
    subject=Lead,
    guards=(screening_holds, lead_result_told, closing_reason_given),
)
def check_lead(*, actor: Actor, subject: Lead, result: str, reason: str) -> Lead:
    """Recorded again, the last word counts and the trail has both."""
    if subject.result:
        note(old=LeadResult(subject.result).label)
    subject.result, subject.reason = result, reason.strip()
    subject.checked_by, subject.checked_by_name = actor.username, actor.name
    subject.checked_at = actor.at
    note(said=LeadResult(result).label)
    return subject
