from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.analytics.charts.reading import drawing, rows, titles, total
from tests.analytics.charts.samples import INSTITUTION
from yijian.analytics.charts.institution_months import (
    NOTHING,
    InstitutionMonth,
    institution_months,
)

ZERO = Decimal(0)


def test_sums_are_kept() -> None:
    drawn = institution_months(INSTITUTION)
    assert total(drawn, "fee") * 10_000 == sum(row.fee_amount for row in INSTITUTION)
    assert total(drawn, "fund") * 10_000 == sum(row.fund_amount for row in INSTITUTION)
    assert total(drawn, "findings") == 15
    assert "金额（万元）" in titles(drawing(drawn))


def test_numbers_of_findings_are_left_to_the_tooltip_where_months_are_many() -> None:
    few = drawing(institution_months(INSTITUTION))["layer"]
    late = InstitutionMonth(date(2028, 6, 1), Decimal(1), ZERO, 1)
    many = drawing(institution_months([*INSTITUTION, late]))["layer"]
    assert (len(few), len(many)) == (4, 3)
    assert len(rows(institution_months([*INSTITUTION, late]), "month")) == 30


def test_nothing_at_all_is_not_drawn_but_findings_without_fees_are() -> None:
    march = date(2026, 3, 1)
    assert institution_months([InstitutionMonth(march, ZERO, ZERO, 0)]) is NOTHING
    drawn = drawing(institution_months([InstitutionMonth(march, ZERO, ZERO, 2)]))
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 1]
