"""The evaluations of an actor's jurisdiction, and when the next is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localtime

from yijian.law.deadline import deadline
from yijian.law.value import Value
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.monitor.evaluation_models import DECIDED, OPEN, Evaluation
from yijian.office.monitor.models import Run
from yijian.office.monitor.scales import HALVES
from yijian.office.monitor.selectors.evaluation_figures import Days, span_of
from yijian.office.monitor.selectors.scope import runs_seen
from yijian.office.policy.current import current_law

INTERVAL = "monitor.evaluation.interval"


@dataclass(frozen=True)
class Due:
    """By when the next evaluation is to be decided, reckoned from ``start``, and by which law.

    ``start`` is the day of the last decision, or (``first``) of the first visible run before there
    is one.
    """

    start: date
    first: bool
    last_day: date
    certain: bool
    late: bool
    value: Value


def evaluations_for(actor: Actor) -> QuerySet[Evaluation]:
    """The evaluations of the actor's jurisdiction, the last first."""
    if not may(actor, "monitor.view_evaluations"):
        return Evaluation.objects.none()
    rows = Evaluation.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.defer("figures", "procedure").order_by("-pk")


def evaluation_for(actor: Actor, key: int) -> Evaluation:
    """One of them, whole.

    Raises:
        Missing: none of that number for this actor.
    """
    found = evaluations_for(actor).defer(None).filter(pk=key).select_related("run").first()
    if found is None:
        raise Missing
    return found


def open_evaluation(jurisdiction: str) -> Evaluation | None:
    """The evaluation on which somebody still has to act."""
    rows = Evaluation.objects.filter(jurisdiction=jurisdiction, state__in=OPEN)
    return rows.defer("figures", "procedure").first()


def last_decided(jurisdiction: str) -> Evaluation | None:
    """The evaluation that was decided last."""
    rows = Evaluation.objects.filter(jurisdiction=jurisdiction, state=DECIDED)
    return rows.defer("figures", "procedure").order_by("-decided_at", "-pk").first()


def due(actor: Actor) -> Due | None:
    """When the next evaluation is due; None before the first run."""
    last = last_decided(actor.jurisdiction)
    start = _moment(last) if last is not None else first_seen(actor)
    if start is None:
        return None
    return due_after(actor, INTERVAL, start, first=last is None)


def due_after(actor: Actor, interval: str, start: date, *, first: bool) -> Due:
    """When something that is done at least every ``interval`` (a parameter) is due again."""
    found = deadline(current_law(), interval, actor.jurisdiction, start)
    ends = found.deadline.last_day
    late = localtime(actor.at).date() > ends
    return Due(start, first, ends, found.deadline.certain, late, found.value)


def proposed_days(actor: Actor, run: Run | None) -> Days | None:
    """The days that the next evaluation may look at: since the last one ended; for the first, the
    later half of what the run has, so that there is as long a time before it."""
    span = span_of(run) if run is not None else None
    if span is None:
        return None
    until = min(span.until, localtime(actor.at).date())
    last = last_decided(actor.jurisdiction)
    if last is not None and last.until < until:
        return Days(last.until + date.resolution, until)
    if until < span.since:
        return None
    back = max(0, (until - span.since) // date.resolution - 1) // HALVES
    return Days(until - back * date.resolution, until)


def _moment(decided: Evaluation) -> date | None:
    return localtime(decided.decided_at).date() if decided.decided_at else None


def first_seen(actor: Actor) -> date | None:
    """The day on which the first run of the jurisdiction was made visible; None before it."""
    run = runs_seen(actor).order_by("published_at").first()
    return localtime(run.published_at).date() if run and run.published_at else None
