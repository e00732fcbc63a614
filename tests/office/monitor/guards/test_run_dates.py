from __future__ import annotations

from datetime import date

import pytest

from yijian.office.monitor.guards.run_dates import run_dates

EARLY, LATE = date(2026, 1, 1), date(2026, 2, 1)


@pytest.mark.parametrize("given", [{}, {"date_from": EARLY}, {"date_to": EARLY},
                                   {"date_from": EARLY, "date_to": EARLY},
                                   {"date_from": EARLY, "date_to": LATE}])  # fmt: skip
def test_permitted(given) -> None:
    assert run_dates(**given) is None


def test_refused() -> None:
    refusal = run_dates(date_from=LATE, date_to=EARLY)
    assert refusal is not None
    assert "费用起日 2026-02-01 晚于费用止日 2026-01-01" in refusal.sentence()
