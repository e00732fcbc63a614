"""The quality board: what each version found, how much of it held, what it costs.

Hits and yuan are those of the visible run; outcomes those since the version began to run as it
does now; the seconds those of the last measurement.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Sum
from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Run
from yijian.office.monitor.rule_models import RUNNING, FindingOutcome, RuleVersion
from yijian.office.monitor.rulebook.registry import versions_of
from yijian.office.monitor.scales import CENT
from yijian.office.monitor.selectors.rule_versions import STATES
from yijian.office.monitor.selectors.scope import findings_of, tallies_of, visible_run
from yijian.office.monitor.selectors.totals import Amounts, sums
from yijian.office.monitor.selectors.upheld import Floor, Upheld, floor_of, upheld_of
from yijian.office.work.models import Job, JobState
from yijian.office.work.selectors import jobs_for

ORDERS = {
    "share": "属实比例低的在前",
    "hits": "疑点多的在前",
    "cost": "用时长的在前",
    "code": "编码",
}


@dataclass(frozen=True)
class QualityRow:
    """A version that runs: its figures, and the floor that it is held to."""

    version: RuleVersion
    amounts: Amounts
    ran: bool
    upheld: Upheld
    floor: Floor
    seconds: Decimal | None

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.version.code

    @property
    def state_title(self) -> str:
        """The Chinese of the state."""
        return STATES[self.version.state]

    @property
    def per_hit(self) -> Decimal | None:
        """Counted fund yuan per finding."""
        if not self.amounts.n:
            return None
        return (self.amounts.counted_fund_amount / self.amounts.n).quantize(CENT, ROUND_HALF_UP)

    @property
    def enough(self) -> bool:
        """Whether enough outcomes are there to hold the rule to its floor."""
        return self.upheld.trials >= self.floor.least


def quality_rows(actor: Actor, code: str = "") -> list[QualityRow]:
    """The versions that run in the actor's jurisdiction, of one code where it is named, in order
    of code."""
    run, on = visible_run(actor), localtime(actor.at).date()
    amounts, seconds = _amounts(actor, run, code), _seconds(last_bench(actor))
    rows = versions_of(actor.jurisdiction, code).filter(state__in=RUNNING).defer("text", "cases")
    outcomes = FindingOutcome.objects.filter(jurisdiction=actor.jurisdiction)
    reviewed = set(outcomes.values_list("rule_code", "rule_version").distinct())
    floors: dict[str, Floor] = {}
    found = []
    for row in rows.order_by("code", "version"):
        key = (row.code, row.version)
        if row.outcome not in floors:
            floors[row.outcome] = floor_of(row, on)
        found.append(
            QualityRow(
                version=row,
                amounts=amounts.get(key, Amounts()),
                ran=key in amounts,
                upheld=upheld_of(row) if key in reviewed else Upheld(0, 0),
                floor=floors[row.outcome],
                seconds=seconds.get(key),
            )
        )
    return found


def ordered(rows: list[QualityRow], order: str) -> list[QualityRow]:
    """The rows by one of :data:`ORDERS`."""
    keys: dict[str, Any] = {
        "share": lambda row: (row.upheld.share is None, row.upheld.share or 0, -row.amounts.n),
        "hits": lambda row: -row.amounts.n,
        "cost": lambda row: -(row.seconds or 0),
        "code": lambda row: 0,
    }
    return sorted(rows, key=lambda row: (keys[order](row), row.code, row.version.version))


def last_bench(actor: Actor) -> Job | None:
    """The last measurement that ended well."""
    done = jobs_for(actor).filter(kind="rule_bench", state=JobState.DONE)
    return done.order_by("-pk").first()


def _amounts(actor: Actor, run: Run | None, only: str) -> dict[tuple[str, int], Amounts]:
    """Version to its findings in the run; a code that had two versions there is counted anew."""
    if run is None:
        return {}
    said: dict[str, list[int]] = {}
    for entry in run.summary.get("rules", []):
        said.setdefault(entry["code"], []).append(entry.get("version", 0))
    whole, found = sums(tallies_of(actor, run), "rule_code"), {}
    for code, versions in said.items():
        if only and code != only:
            continue
        if len(versions) == 1:
            found[code, versions[0]] = whole.get(code, Amounts())
        else:
            found |= {(code, number): Amounts() for number in versions}
            found |= _counted(actor, run, code)
    return found


def _counted(actor: Actor, run: Run, code: str) -> dict[tuple[str, int], Amounts]:
    rows = findings_of(actor, run).filter(rule_code=code).values("rule_version").order_by()
    totals = rows.annotate(
        n=Count("*"),
        fee=Sum("fee_amount"),
        counted=Sum("counted_fund_amount"),
    )
    return {(code, it["rule_version"]): Amounts(it["n"], it["fee"], it["counted"]) for it in totals}


def _seconds(job: Job | None) -> dict[tuple[str, int], Decimal]:
    rules = job.result.get("rules", []) if job is not None else []
    return {(it["code"], it["version"]): Decimal(str(it["seconds"])) for it in rules}
