"""Totals of a large run without its institutions, kept in the memory of the process.

A run of a million findings has some hundred thousand tallies, because they tell institutions
apart; without institutions a few thousand rows are left. What was once visible never changes, so
they are summed once per process. Small runs are summed by the database each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from threading import Lock

import numpy as np
from django.conf import settings
from django.db.models import Sum

from yijian.office.framework.actor import Actor
from yijian.office.framework.money_field import to_fen, to_yuan
from yijian.office.monitor.models import Run, Tally
from yijian.office.monitor.selectors.filters import Filters
from yijian.office.monitor.selectors.scope import SEEN, area_bounds

BY = ("rule_code", "admdvs", "month", "outcome", "zone", "severity")
MONEY = ("fee_amount", "counted_fund_amount")
_SUMMING = Lock()


@dataclass(frozen=True)
class Cells:
    """Tallies summed over institutions: columns :data:`BY` as text, ``n``, money in fen."""

    columns: dict[str, np.ndarray]
    n: np.ndarray
    money: dict[str, np.ndarray]


def rolled_up_totals(
    actor: Actor, run: Run, filters: Filters
) -> tuple[int, Decimal, Decimal] | None:
    """Number, fees and counted fund amount of the findings that the actor sees and the filters
    leave; None where the run is small or an institution is asked for.

    For filters that tallies can tell only.
    """
    if run.findings < settings.LIMIT["COUNT_CEILING"] or run.published_at is None:
        return None
    if actor.fixmedins_code is not None or filters.institutions is not None:
        return None
    with _SUMMING:  # of many who ask at once, one sums
        cells = cells_of(run.pk, run.revision, run.published_at)
    wanted = _wanted(cells, actor, filters)
    fee, counted = (to_yuan(int(cells.money[name][wanted].sum())) for name in MONEY)
    return int(cells.n[wanted].sum()), fee, counted


@lru_cache(maxsize=len(SEEN))
def cells_of(run_id: int, revision: int, published_at: datetime) -> Cells:
    """The cells of a published run; a run that is published again has another revision."""
    rows = Tally.objects.filter(run=run_id).values_list(*BY)
    sums = rows.annotate(Sum("n"), *(Sum(name) for name in MONEY)).order_by(*BY)
    parts = list(zip(*sums, strict=True)) or [()] * len((*BY, "n", *MONEY))
    told, (n, *money) = parts[: len(BY)], parts[len(BY) :]
    return Cells(
        columns={
            name: np.array([str(value) for value in values], dtype=np.str_)
            for name, values in zip(BY, told, strict=True)
        },
        n=np.array(n, np.int64),
        money={
            name: np.array([to_fen(value) for value in values], np.int64)
            for name, values in zip(MONEY, money, strict=True)
        },
    )


def _wanted(cells: Cells, actor: Actor, filters: Filters) -> np.ndarray:
    columns = cells.columns
    first, last = area_bounds(actor)
    wanted = (columns["admdvs"] >= first) & (columns["admdvs"] <= last)
    wanted &= columns["month"] >= str(filters.since or date.min)
    wanted &= columns["month"] <= str(filters.until or date.max)
    told = {"rule_code": filters.rule, "outcome": filters.outcome}
    for name, value in (told | {"zone": filters.zone, "severity": filters.severity}).items():
        if value:
            wanted &= columns[name] == value
    return wanted
