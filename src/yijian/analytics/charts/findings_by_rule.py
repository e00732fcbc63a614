"""The rules whose findings count the most fund money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yijian.analytics.charts.ranked_findings import Ranked, ranked_findings
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart

NAME = "findings_by_rule"
NOTHING = EmptyChart("本期没有疑点。")
TOP = 10


@dataclass(frozen=True)
class RuleFindings:
    """Findings of a rule: code, Chinese name, their number, the fund amount counted in yuan."""

    rule_code: str
    rule_name: str
    n: int
    counted_fund_amount: Decimal


def findings_by_rule(rows: Sequence[RuleFindings], *, top: int = TOP) -> Drawn:
    """The first ``top`` rules by amount, one row a rule."""
    ranked = [Ranked(r.rule_code, r.rule_name, r.n, r.counted_fund_amount) for r in rows]
    return ranked_findings(ranked, kind="规则", word="条规则", top=top, nothing=NOTHING)


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "疑点金额最多的规则",
        "按计入的基金金额排列的规则，并列出各自的疑点数。",
        findings_by_rule,
    ),
)
