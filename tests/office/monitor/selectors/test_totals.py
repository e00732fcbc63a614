"""Sums over tallies equal those over the findings themselves."""

from __future__ import annotations

from decimal import Decimal

from yijian.office.monitor.models import Finding, Run, Tally
from yijian.office.monitor.selectors.totals import Amounts, folded, sums, whole


def test_sums_equal_brute_force(run: Run, many: list[Finding]) -> None:
    found = sums(Tally.objects.filter(run=run), "rule_code", "month")
    expected: dict[tuple[object, object], Amounts] = {}
    for it in many:
        key = (it.rule_code, it.occurred_from.replace(day=1))
        more = Amounts(1, it.fee_amount, it.counted_fund_amount)
        expected[key] = expected.get(key, Amounts()) + more
    assert found == expected
    assert whole(found.values()).n == len(many)
    assert folded(found, 0) == sums(Tally.objects.filter(run=run), "rule_code")
    assert folded(found, 1) == sums(Tally.objects.filter(run=run), "month")


def test_nothing_sums_to_nothing(run: Run) -> None:
    assert sums(Tally.objects.filter(run=run), "outcome") == {}
    assert whole([]) == Amounts(0, Decimal("0.00"), Decimal("0.00"))
