"""What became of a finding after review is recorded, and its rule is held to it."""

from __future__ import annotations

from django.utils.timezone import localtime

from yijian.office.framework.action import Missing, action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.demote_rule import demote_rule
from yijian.office.monitor.guards.outcome_told import outcome_told
from yijian.office.monitor.models import Finding
from yijian.office.monitor.rule_models import GREY, IN_FORCE, FindingOutcome, RuleVersion
from yijian.office.monitor.selectors.finding import find
from yijian.office.monitor.selectors.upheld import floor_of, upheld_of
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.record_outcome",
    title="记录复核结论",
    guards=(outcome_told, closing_reason_given),
)
def record_outcome(
    *, actor: Actor, finding_id: str, run: str, upheld: bool, reason: str
) -> FindingOutcome:
    """The finding is upheld or not; recorded again, the last word counts and the trail has both.

    A version of which too little is upheld goes back to shadow in the same stroke.
    """
    finding = find(actor, run, finding_id)
    if finding is None:
        raise Missing
    row = FindingOutcome.objects.filter(
        jurisdiction=actor.jurisdiction, finding_id=finding_id
    ).first() or FindingOutcome(jurisdiction=actor.jurisdiction, finding_id=finding_id)
    if row.pk:
        note(old="属实" if row.upheld else "不属实")
    row.rule_code, row.rule_version = finding.rule_code, finding.rule_version
    row.upheld, row.reason = upheld, reason.strip()
    row.counted_fund_amount = finding.counted_fund_amount
    row.decided_by, row.decided_by_name, row.at = actor.username, actor.name, actor.at
    row.save()
    note(subject=f"monitor.finding:{finding.pk}")
    _hold(actor, finding)
    return row


def _hold(actor: Actor, finding: Finding) -> None:
    version = RuleVersion.objects.select_for_update().filter(
        jurisdiction=actor.jurisdiction,
        code=finding.rule_code,
        version=finding.rule_version,
        state__in=(IN_FORCE, GREY),
    )
    row = version.first()
    if row is None:
        return
    if floor_of(row, localtime(actor.at).date()).broken_by(upheld_of(row)):
        system = Actor.system(actor.jurisdiction, actor.at)
        demote_rule(actor=system, subject=row.pk, revision=row.revision)
