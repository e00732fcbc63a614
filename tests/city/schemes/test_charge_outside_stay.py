from __future__ import annotations

from tests.city.town import Town

SCHEME = "charge_outside_stay"


def test_frauds_lie_days_outside_the_stay(town: Town) -> None:
    outside = "day > endtime::DATE + 1 OR day < begntime::DATE - 1"
    assert town.all_cases(SCHEME, "fraud", outside)
    assert town.cases(SCHEME, "fraud", "day < begntime::DATE") > 0


def test_innocents_were_booked_a_day_late(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", "day = endtime::DATE + 1")
