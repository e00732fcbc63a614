"""Runs of the audit in an actor's jurisdiction."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.reasons import reason_words
from yijian.office.monitor.selectors.rules import NOT_RUN, STATES, rule_summaries
from yijian.office.work.models import Job, JobState
from yijian.office.work.selectors import jobs_for

UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
KIND = "run"


def runs(actor: Actor) -> QuerySet[Run]:
    """The runs of the jurisdiction, those withdrawn and loading among them."""
    if not may(actor, "monitor.view_runs"):
        return Run.objects.none()
    return Run.objects.filter(jurisdiction=actor.jurisdiction).select_related("job")


def run(actor: Actor, pk: int) -> Run:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = runs(actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def job_at_work(actor: Actor) -> Job | None:
    """The audit that waits or is at work, if there is one."""
    return jobs_for(actor).filter(kind=KIND, state__in=UNFINISHED).order_by("-pk").first()


def last_failed(actor: Actor) -> Job | None:
    """The last audit, where it did not end well."""
    last = jobs_for(actor).filter(kind=KIND).order_by("-pk").first()
    return last if last is not None and last.state == JobState.FAILED else None


def rule_lines(found: Run) -> list[dict[str, Any]]:
    """What the run did by rule, with state and reason in words."""
    return [
        {
            **entry,
            "state_words": STATES.get(entry.get("state", ""), NOT_RUN),
            "reason_words": reason_words(entry["reason"], found.jurisdiction)
            if entry.get("reason")
            else "",
        }
        for entry in rule_summaries(found)
    ]
