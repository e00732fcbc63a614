"""The institutions whose findings count the most fund money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yijian.analytics.charts.ranked_findings import Ranked, ranked_findings
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart

NAME = "findings_by_institution"
NOTHING = EmptyChart("本期没有涉及医药机构的疑点。")
TOP = 10


@dataclass(frozen=True)
class InstitutionFindings:
    """Findings at an institution: code, name, their number, the fund amount counted in yuan."""

    fixmedins_code: str
    fixmedins_name: str
    n: int
    counted_fund_amount: Decimal


def findings_by_institution(rows: Sequence[InstitutionFindings], *, top: int = TOP) -> Drawn:
    """The first ``top`` institutions by amount, one row an institution."""
    ranked = [Ranked(r.fixmedins_code, r.fixmedins_name, r.n, r.counted_fund_amount) for r in rows]
    return ranked_findings(ranked, kind="机构", word="家机构", top=top, nothing=NOTHING)


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "疑点金额最多的机构",
        "按计入的基金金额排列的医药机构，并列出各自的疑点数。",
        findings_by_institution,
    ),
)
