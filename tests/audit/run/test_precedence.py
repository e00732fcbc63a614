"""A line counts once: who comes first takes, the next ones get what is left."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import get_args

from tests.audit import small_rules as rules
from tests.audit.small_lake import Ran, rule
from yijian.audit.rulebook.card import Outcome, Tier
from yijian.audit.run.precedence import OUTCOMES, SUBJECT_COLUMNS, TIERS, rank
from yijian.audit.working_set.relations import relations


def test_certain_before_suspected_then_by_tier() -> None:
    ranks = [
        rank(rule("SELECT 1", outcome=outcome, tier=tier).card)
        for outcome in OUTCOMES
        for tier in TIERS
    ]
    assert ranks == sorted(set(ranks))
    assert set(TIERS) == set(get_args(Tier))
    assert set(OUTCOMES) == set(get_args(Outcome))


def test_the_subject_of_every_grain_is_a_column_of_it() -> None:
    grains = {name: r for name, r in relations().items() if r.key and r.date and not r.internal}
    for relation in grains.values():
        assert relation.subject
        assert SUBJECT_COLUMNS[relation.subject] in relation.columns


def test_no_line_counts_for_more_than_the_fund_paid(judged: Ran) -> None:
    paid = {key: row["fund_amount"] for key, row in judged.shown().items()}
    counted: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    asked: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in judged.rows("finding_lines"):
        counted[row["setl_id"], row["bkkp_sn"]] += row["counted_fund_amount"]
        asked[row["setl_id"], row["bkkp_sn"]] += row["fund_amount"] or 0
    for key, amount in counted.items():
        assert amount == min(asked[key], Decimal(paid[key] or 0))
    assert any(asked[key] > counted[key] > 0 for key in counted)


def test_the_first_in_order_takes_it_all(judged: Ran) -> None:
    counted = {
        row["rule_code"]: row["counted_fund_amount"]
        for row in judged.rows("findings")
        if row["setl_id"] == "l3"
    }
    assert counted["YJ00000000000009"] == Decimal("70.00")
    assert counted[rules.FIRST] == counted[rules.SECOND] == counted[rules.THIRD] == 0


def test_findings_and_lines_say_the_same(judged: Ran) -> None:
    by_finding: dict[str, Decimal] = defaultdict(Decimal)
    for row in judged.rows("finding_lines"):
        by_finding[row["finding_id"]] += row["counted_fund_amount"]
    for row in judged.rows("findings"):
        assert row["counted_fund_amount"] == by_finding[row["finding_id"]]
    whole = sum(by_finding.values())
    assert judged.summary["counted_fund_amount"] == f"{whole:.2f}"
