"""What monitoring found in a period beside the period of the same length before it.

Both come from the same run, so the same rules judged them. Amounts are texts in yuan with two
decimals, as the evaluation keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Q, Sum
from django.utils.timezone import make_aware

from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import FocusKind
from yijian.office.monitor.models import Finding, Institution, Run
from yijian.office.monitor.rule_models import FindingOutcome
from yijian.office.monitor.selectors.abnormal import Indicator, abnormal
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.filters import Filters, matching, matching_tallies
from yijian.office.monitor.selectors.focus import focus_of
from yijian.office.monitor.selectors.totals import Amounts, sums, whole

On = set[tuple[str, str]]
Sums = dict[str, Amounts]


@dataclass(frozen=True)
class Days:
    """A period, both days inclusive."""

    since: date
    until: date

    @property
    def before(self) -> Days:
        """The period of the same length that ends the day before."""
        last = self.since - date.resolution
        return Days(last - (self.until - self.since), last)


def span_of(run: Run) -> Days | None:
    """The first and the last day of a run's findings, or those that it was asked for; None where
    it has neither."""
    rows = Finding.objects.filter(run=run)
    told = rows.aggregate(since=Min("occurred_from"), until=Max("occurred_from"))
    since, until = run.date_from or told["since"], run.date_to or told["until"]
    return Days(since, until) if since and until and since <= until else None


def figures(actor: Actor, run: Run, days: Days) -> dict[str, Any]:
    """The report of an evaluation: totals, rules, institutions, each beside the period before."""
    focus = {(it.kind, it.key) for it in focus_of(actor)}
    now, before = (sums_in(actor, run, it, "rule_code") for it in (days, days.before))
    return {
        "before": {"since": str(days.before.since), "until": str(days.before.until)},
        "total": _beside(whole(now.values()), whole(before.values())),
        "rules": _ordered(_rules(actor, run, days, focus, now, before)),
        "institutions": _ordered(_institutions(actor, run, days, focus)),
    }


def _rules(
    actor: Actor, run: Run, days: Days, focus: On, now: Sums, before: Sums
) -> Iterable[dict[str, Any]]:
    names, reviewed = rule_names(run), _reviewed(actor, days)
    for code in {*now, *before, *reviewed, *_keys(focus, FocusKind.RULE)}:
        yield {
            "code": code,
            "name": names.get(code, code),
            **_beside(now.get(code, Amounts()), before.get(code, Amounts())),
            **reviewed.get(code, {"reviewed": 0, "upheld": 0}),
            "focus": (FocusKind.RULE, code) in focus,
        }


def _institutions(actor: Actor, run: Run, days: Days, focus: On) -> Iterable[dict[str, Any]]:
    """Those on the focus, those beyond the limit of an indicator, those with most yuan."""
    now, before = (sums_in(actor, run, it, "fixmedins_code") for it in (days, days.before))
    beyond = abnormal(actor, run, days.since, days.until)
    kept = {*beyond, *_keys(focus, FocusKind.INSTITUTION), *_most(now)}
    rows = Institution.objects.filter(run=run, fixmedins_code__in=kept)
    titles = dict(rows.values_list("fixmedins_code", "name"))
    for code in kept:
        yield {
            "code": code,
            "name": titles.get(code, code),
            **_beside(now.get(code, Amounts()), before.get(code, Amounts())),
            "indicators": [_told(it) for it in beyond.get(code, [])],
            "focus": (FocusKind.INSTITUTION, code) in focus,
        }


def sums_in(actor: Actor, run: Run, days: Days, by: str) -> Sums:
    """The findings that first occurred in a period, by ``rule_code`` or ``fixmedins_code``; of
    whole months from the tallies."""
    asked = Filters(since=days.since, until=days.until)
    tallies = matching_tallies(actor, run, asked)
    if tallies is not None:
        return {key: it for key, it in sums(tallies, by).items() if key}
    rows = matching(actor, run, asked).exclude(**{by: None})
    told = rows.values(by).annotate(
        total=Count("pk"), fee=Sum("fee_amount"), counted=Sum("counted_fund_amount")
    )
    return {row[by]: Amounts(row["total"], row["fee"], row["counted"]) for row in told.order_by(by)}


def _reviewed(actor: Actor, days: Days) -> dict[str, dict[str, int]]:
    """Rule to how many findings were reviewed in the period, and how many of them upheld."""
    first = make_aware(datetime.combine(days.since, time.min))
    after = make_aware(datetime.combine(days.until + date.resolution, time.min))
    rows = FindingOutcome.objects.filter(
        jurisdiction=actor.jurisdiction, at__gte=first, at__lt=after
    )
    told = rows.values("rule_code").annotate(
        reviewed=Count("pk"), held=Count("pk", filter=Q(upheld=True))
    )
    return {
        row["rule_code"]: {"reviewed": row["reviewed"], "upheld": row["held"]}
        for row in told.order_by("rule_code")
    }


def _keys(focus: On, kind: str) -> set[str]:
    return {key for of, key in focus if of == kind}


def _most(places: dict[str, Amounts]) -> list[str]:
    """The institutions with most counted yuan: a page of them."""
    ordered = sorted(places, key=lambda code: (-places[code].counted_fund_amount, code))
    return ordered[: settings.LIMIT["PAGE_ROWS"]]


def _beside(now: Amounts, before: Amounts) -> dict[str, Any]:
    return {
        "n": now.n,
        "counted": str(now.counted_fund_amount),
        "n_before": before.n,
        "counted_before": str(before.counted_fund_amount),
    }


def _told(it: Indicator) -> dict[str, Any]:
    told = {
        name: None if value is None else f"{value.normalize():f}"
        for name, value in it.values.items()
    }
    return {"code": it.code, "name": it.name, **told}


def _ordered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those beyond the limit of an indicator first, then most counted yuan; the code decides
    between equals."""
    return sorted(
        rows,
        key=lambda row: (
            -len(row.get("indicators", ())),
            -Decimal(row["counted"]),
            -row["n"],
            row["code"],
        ),
    )
