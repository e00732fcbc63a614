"""The findings of a period are screened for patterns of fraud."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.timezone import localtime

from yijian.audit.antifraud.patterns import patterns
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.antifraud_models import Lead, Screening
from yijian.office.monitor.guards.period_passed import period_passed
from yijian.office.monitor.guards.whole_area import whole_area
from yijian.office.monitor.selectors.antifraud_leads import Suspect, min_signs, screened
from yijian.office.monitor.selectors.evaluation_figures import Days
from yijian.office.monitor.selectors.scope import visible_run


@action(
    "monitor.start_screening",
    title="反欺诈筛查",
    guards=(whole_area, period_passed),
)
def start_screening(*, actor: Actor, since: date, until: date) -> Screening:
    """Keep the leads of every pattern, those with most signs first; at most
    ``LIMIT SCREENED_LEADS`` of each."""
    day = localtime(actor.at).date()
    least = min_signs(actor.jurisdiction, day)
    run = visible_run(actor)
    screening = Screening.objects.create(
        jurisdiction=actor.jurisdiction,
        since=since,
        until=until,
        run=run,
        min_signs=least,
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    most, kept = settings.LIMIT["SCREENED_LEADS"], 0
    for name, card in patterns().items():
        found = screened(actor, screening.run, Days(since, until), card, least)
        shown = found.suspects[:most]
        screening.figures[name] = {
            "subjects": found.subjects,
            "leads": len(found.suspects),
            "kept": len(shown),
        }
        rows = [_lead(screening, name, rank, it) for rank, it in enumerate(shown, 1)]
        Lead.objects.bulk_create(rows)
        kept += len(rows)
    screening.number = f"{day.year}-{screening.pk:04d}"
    screening.save(force_update=True)
    note(subject=f"monitor.screening:{screening.pk}", key=screening.number, leads=kept)
    return screening


def _lead(screening: Screening, pattern: str, rank: int, suspect: Suspect) -> Lead:
    return Lead(
        jurisdiction=screening.jurisdiction,
        screening=screening,
        pattern=pattern,
        rank=rank,
        subject_type=patterns()[pattern].subject,
        subject_code=suspect.code,
        name=suspect.name,
        admdvs=suspect.admdvs,
        finding_id=suspect.finding_id,
        signs=list(suspect.signs),
        n=suspect.n,
        counted_fund_amount=suspect.counted,
    )
