from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.office.monitor.evaluated import INDEX, SINCE, UNTIL, compared
from tests.office.monitor.found import HOSPITAL_B, LEVEL
from yijian.office.monitor.selectors.abnormal import abnormal, indicator_rules, on_site_required

pytestmark = pytest.mark.django_db


def test_institutions_beyond_the_limit_of_their_peers(actor) -> None:
    run, who = compared(), actor("authority")
    assert list(indicator_rules(run)) == [INDEX]
    assert LEVEL not in indicator_rules(run)
    [(code, [told])] = abnormal(who, run, SINCE, UNTIL).items()
    assert (code, told.code, told.name) == (HOSPITAL_B, INDEX, "检验检查占比")
    assert told.values == {"measured": Decimal("0.62"), "limit": Decimal("0.45")}
    assert abnormal(who, run, date(2026, 3, 2), UNTIL) == {}


@pytest.mark.article("CQ-3.3-4c")
@pytest.mark.parametrize(
    ("place", "day", "asked"),
    [
        ("chongqing", date(2023, 5, 25), False),
        ("chongqing", date(2023, 5, 26), True),
        ("gansu", date(2023, 7, 13), False),
        ("gansu", date(2023, 7, 14), True),
        ("hainan", date(2026, 1, 1), False),
    ],
)
def test_where_the_law_has_them_checked_on_site(place: str, day: date, asked: bool, db) -> None:
    assert (on_site_required(place, day) is not None) == asked
