from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.analytics.charts.reading import drawing, rows, titles, total
from tests.analytics.charts.samples import MONTHS
from yijian.analytics.charts.findings_by_month import (
    NOTHING,
    MonthFindings,
    findings_by_month,
)


def test_the_sum_is_kept_and_the_axis_is_in_ten_thousands() -> None:
    drawn = findings_by_month(MONTHS)
    amount = sum((row.counted_fund_amount for row in MONTHS), Decimal(0))
    assert total(drawn, "amount") * 10_000 == amount
    assert total(drawn, "n") == sum(row.n for row in MONTHS)
    assert "柱：基金金额（万元）" in titles(drawing(drawn))


def test_a_month_between_is_zero_and_months_read_year_first() -> None:
    seen = rows(findings_by_month(MONTHS), "month")
    assert [row["month"] for row in seen] == ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]
    assert seen[3]["n"] == seen[3]["amount"] == 0
    assert seen[4]["计入的基金金额"] == "1,234,567.89 元"


def test_days_of_one_month_are_added_up() -> None:
    halves = [MonthFindings(date(2026, 3, day), 2, Decimal("0.35")) for day in (1, 20)]
    (row,) = rows(findings_by_month(halves), "month")
    assert (row["n"], row["amount"]) == (4, Decimal("0.7"))
    assert "柱：基金金额（元）" in titles(drawing(findings_by_month(halves)))


def test_findings_that_count_nothing_are_drawn_and_no_findings_are_not() -> None:
    march = date(2026, 3, 1)
    drawn = drawing(findings_by_month([MonthFindings(march, 3, Decimal(0))]))
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 1]
    assert findings_by_month([MonthFindings(march, 0, Decimal(0))]) is NOTHING


def test_the_description_says_what_is_seen() -> None:
    assert drawing(findings_by_month(MONTHS))["description"] == (
        "2025-12 至 2026-04 共 209 个疑点，计入的基金金额 1,893,069.51 元；"
        "金额最多的是 2026-04，1,234,567.89 元。"
    )
