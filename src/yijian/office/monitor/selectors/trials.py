"""What was tried with a version: jobs' results, and how often it ran in shadow or grey."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.monitor.rule_models import RuleTrial, RuleVersion
from yijian.office.monitor.rulebook.registry import open_term
from yijian.office.policy.current import current_law


def trials_for(actor: Actor) -> QuerySet[RuleTrial]:
    """The trials of the actor's jurisdiction."""
    if not may(actor, "monitor.view_rule_versions"):
        return RuleTrial.objects.none()
    rows = RuleTrial.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.select_related("version", "job", "run")


def trial_for(actor: Actor, key: int) -> RuleTrial:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = trials_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def trials_of(actor: Actor, row: RuleVersion) -> list[RuleTrial]:
    """The trials of a version, the last first."""
    return list(trials_for(actor).filter(version=row).order_by("-pk"))


def runs_short_of(row: RuleVersion, kind: str, parameter: str, on: date) -> tuple[int, int]:
    """How many runs of a kind the law asks for on a day, and how many this very text has had
    since it began to run as it does."""
    wanted = current_law().value(parameter, row.jurisdiction, on).value
    term = open_term(row)
    if term is None:
        return int(wanted), 0
    had = RuleTrial.objects.filter(
        version=row.pk, kind=kind, digest=row.digest, at__gte=term.began_at
    )
    return int(wanted), had.count()
