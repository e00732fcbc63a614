from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.office.conftest import AT
from tests.office.monitor.ruled import DEATH, TEXT, drafted, reviewed, shipped
from yijian.analytics.intervals import wilson
from yijian.office.framework.writing import writing
from yijian.office.monitor.rule_models import RuleTerm
from yijian.office.monitor.selectors.upheld import (
    Floor,
    Upheld,
    floor_of,
    outcome_of,
    upheld_of,
)

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("hits", "trials", "broken"),
    [(0, 19, False), (15, 20, True), (16, 20, False), (0, 0, False), (79, 100, True)],
)
def test_the_share_itself_decides_once_there_are_enough(hits, trials, broken) -> None:
    assert Floor(Decimal("0.8"), 20).broken_by(Upheld(hits, trials)) is broken


def test_share_and_interval() -> None:
    found = Upheld(3, 4)
    ends = wilson(3, 4)
    assert found.share == Decimal("0.7500")
    assert ends is not None
    assert found.interval == tuple(Decimal(str(end)).quantize(Decimal("0.0001")) for end in ends)
    assert (Upheld(0, 0).share, Upheld(0, 0).interval) == (None, None)


def test_the_floor_of_what_is_certain_is_higher(actor) -> None:
    suspect = shipped(actor, DEATH)[DEATH]
    certain = drafted(actor("first_reviewer"), text=TEXT)
    assert floor_of(certain, DAY) == Floor(Decimal("0.8"), 20)
    assert floor_of(suspect, DAY) == Floor(Decimal("0.4"), 20)


def test_outcomes_since_it_runs_as_it_does(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    reviewed(row, upheld=2, rejected=1)
    assert upheld_of(row) == Upheld(2, 3)
    with writing():
        RuleTerm.objects.filter(version=row).update(began_at=AT + timedelta(days=1))
    assert upheld_of(row) == Upheld(0, 0)
    assert outcome_of(actor("auditor"), f"{0:032}").upheld
    assert outcome_of(actor("auditor"), "f" * 32) is None
