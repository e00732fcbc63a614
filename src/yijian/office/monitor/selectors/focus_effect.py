"""What became of the rules and institutions on the focus since they were put on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Focus, FocusKind
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.evaluation_figures import Days, span_of, sums_in
from yijian.office.monitor.selectors.totals import Amounts

COLUMNS = {FocusKind.RULE: "rule_code", FocusKind.INSTITUTION: "fixmedins_code"}


@dataclass(frozen=True)
class Effect:
    """An entry of the focus: what it had when it was put on, and in as many days up to the last
    day of the visible run; ``now`` is None where there is no run."""

    focus: Focus
    then: Amounts
    now: Amounts | None

    @property
    def fell(self) -> bool | None:
        """Whether the counted yuan fell, or the findings where the yuan are the same; None where
        that cannot be told."""
        if self.now is None or not self.focus.figures:
            return None
        then, now = self.then, self.now
        return (now.counted_fund_amount, now.n) < (then.counted_fund_amount, then.n)


def effects(actor: Actor, run: Run | None, rows: Iterable[Focus]) -> list[Effect]:
    """The entries with their effect, in the order given."""
    span = span_of(run) if run is not None else None
    held: dict[tuple[str, Days], dict[str, Amounts]] = {}

    def now(row: Focus) -> Amounts | None:
        if run is None or span is None:
            return None
        days = Days(span.until - (row.began_by.until - row.began_by.since), span.until)
        key = (COLUMNS[FocusKind(row.kind)], days)
        if key not in held:
            held[key] = sums_in(actor, run, days, key[0])
        return held[key].get(row.key, Amounts())

    return [Effect(row, _then(row), now(row)) for row in rows]


def _then(row: Focus) -> Amounts:
    told = row.figures
    return Amounts(int(told.get("n", 0)), counted_fund_amount=Decimal(told.get("counted", "0.00")))
