"""What the rules in force cost is to be measured."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.lake_filled import lake_filled
from yijian.office.monitor.guards.rules_in_force import rules_in_force
from yijian.office.monitor.guards.trial_free import SLOT, trial_free
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.models import Job


@action(
    "monitor.start_bench",
    title="给规则测速",
    guards=(whole_jurisdiction, lake_filled, rules_in_force, trial_free),
)
def start_bench(*, actor: Actor) -> Job:
    """Queue a run of all of them over the lake as it is, of which only the seconds are kept."""
    job = queue_job(actor=actor, kind="rule_bench", title="规则测速", slot=SLOT)
    note(subject=f"work.job:{job.pk}")
    return job
