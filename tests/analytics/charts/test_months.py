from __future__ import annotations

from datetime import date

from yijian.analytics.charts.months import every_month, month_text


def test_every_month_between_is_there_once() -> None:
    given = [date(2026, 2, 17), date(2025, 11, 30), date(2026, 2, 1)]
    assert [month_text(month) for month in every_month(given)] == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert every_month([]) == []
    assert every_month([date(2026, 12, 31)]) == [date(2026, 12, 1)]
