"""What an evaluation answers: recall per scheme, precision per rule, and their totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yijian.analytics.intervals import CONFIDENCE, wilson
from yijian.kernel.money import yuan

ZERO = Decimal("0.00")
_PLACES = 4


@dataclass(frozen=True)
class Share:
    """``hits`` of ``trials``, as a ratio with its interval; null where nothing was tried."""

    hits: int
    trials: int

    @property
    def ratio(self) -> float | None:
        """The share, to four places."""
        return round(self.hits / self.trials, _PLACES) if self.trials else None

    @property
    def interval(self) -> list[float] | None:
        """Both ends of the Wilson interval, to four places."""
        bounds = wilson(self.hits, self.trials)
        return [round(end, _PLACES) for end in bounds] if bounds else None


@dataclass(frozen=True)
class SchemeRecall:
    """One scheme: labels of fraud and of innocent neighbours, and what the findings met.

    ``fund_amount`` is what was planted, ``recalled_fund_amount`` what findings meet of it.
    ``rules`` are the codes of the rules that met its fraud labels.
    """

    scheme: str
    deterministic: bool
    labels: int
    recalled: int
    fund_amount: Decimal
    recalled_fund_amount: Decimal
    innocent: int
    innocent_met: int
    rules: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract."""
        recall = Share(self.recalled, self.labels)
        return {
            "scheme": self.scheme,
            "deterministic": self.deterministic,
            "labels": self.labels,
            "recalled": self.recalled,
            "recall": recall.ratio,
            "interval": recall.interval,
            "fund_amount": yuan(self.fund_amount),
            "recalled_fund_amount": yuan(self.recalled_fund_amount),
            "innocent": self.innocent,
            "innocent_met": self.innocent_met,
            "rules": list(self.rules),
        }


@dataclass(frozen=True)
class RulePrecision:
    """One rule: its findings, those that are true, and the false alarms by what they meet.

    ``fund_amount`` is what its findings ask for; of ``counted_fund_amount`` every yuan counts
    once over all rules (findings about an institution as such have no part in it).
    """

    code: str
    name: str
    outcome: str
    findings: int
    true: int
    on_innocent: int
    fund_amount: Decimal
    true_fund_amount: Decimal
    counted_fund_amount: Decimal
    true_counted_fund_amount: Decimal

    def as_json(self) -> dict[str, Any]:
        """The object of the contract."""
        precision = Share(self.true, self.findings)
        return {
            "code": self.code,
            "name": self.name,
            "outcome": self.outcome,
            "findings": self.findings,
            "true": self.true,
            "false": self.findings - self.true,
            "on_innocent": self.on_innocent,
            "precision": precision.ratio,
            "interval": precision.interval,
            "fund_amount": yuan(self.fund_amount),
            "true_fund_amount": yuan(self.true_fund_amount),
            "counted_fund_amount": yuan(self.counted_fund_amount),
            "true_counted_fund_amount": yuan(self.true_counted_fund_amount),
        }


@dataclass(frozen=True)
class Evaluation:
    """All schemes and all rules; ``missed`` are the fraud labels that no finding meets."""

    schemes: tuple[SchemeRecall, ...]
    rules: tuple[RulePrecision, ...]
    missed: tuple[str, ...]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian evaluate --json``."""
        recall = Share(sum(s.recalled for s in self.schemes), sum(s.labels for s in self.schemes))
        precision = Share(sum(r.true for r in self.rules), sum(r.findings for r in self.rules))
        total = {
            "labels": recall.trials,
            "recalled": recall.hits,
            "recall": recall.ratio,
            "recall_interval": recall.interval,
            "fund_amount": yuan(_sum(s.fund_amount for s in self.schemes)),
            "recalled_fund_amount": yuan(_sum(s.recalled_fund_amount for s in self.schemes)),
            "innocent": sum(s.innocent for s in self.schemes),
            "innocent_met": sum(s.innocent_met for s in self.schemes),
            "findings": precision.trials,
            "true": precision.hits,
            "false": precision.trials - precision.hits,
            "precision": precision.ratio,
            "precision_interval": precision.interval,
            "counted_fund_amount": yuan(_sum(r.counted_fund_amount for r in self.rules)),
            "true_counted_fund_amount": yuan(_sum(r.true_counted_fund_amount for r in self.rules)),
        }
        return {
            "confidence": CONFIDENCE,
            "schemes": [scheme.as_json() for scheme in self.schemes],
            "rules": [rule.as_json() for rule in self.rules],
            "total": total,
            "missed": list(self.missed),
            "notes": list(self.notes),
        }


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
