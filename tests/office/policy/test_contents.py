from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import WINDOW, content, year
from yijian.kernel.errors import BadInput, Refused
from yijian.law import Law
from yijian.office.policy.contents import (
    SIMULATED,
    added_with,
    check_content,
    content_digest,
    dated_value,
    day_before,
    days_of,
    number_of,
    overlay_of,
    parameter_of,
    simulated,
)
from yijian.office.policy.models import Change

LAW = Law.load()


def test_a_value_bears_its_number() -> None:
    value = dated_value(content(), "2026-0007")
    assert (value.value, value.decided, value.since) == (5, "2026-0007", date(2027, 1, 1))
    with pytest.raises(BadInput, match="变更内容 列 since"):
        dated_value(content(since="soon"), "2026-0007")


def test_a_year_is_checked_as_a_whole() -> None:
    assert overlay_of(year()).fictitious
    assert days_of(year())[0] == (date(2027, 1, 1), date(2027, 1, 3), "元旦")
    twice = year()["days_off"] * 2
    with pytest.raises(BadInput, match="放假日期互相重叠"):
        overlay_of(year(days_off=twice))


def test_what_names_the_content() -> None:
    one = content_digest("parameter", "lanzhou", WINDOW, content())
    assert one == content_digest("parameter", "lanzhou", WINDOW, dict(reversed(content().items())))
    assert one != content_digest("parameter", "gansu", WINDOW, content())
    assert one != content_digest("parameter", "lanzhou", WINDOW, content(6))


def test_all_that_the_place_would_have_added() -> None:
    change = Change(kind="parameter", place="lanzhou", parameter=WINDOW, content=content())
    assert number_of(change) == SIMULATED
    assert [it.value for it in parameter_of(LAW, change).values] == [5]
    whole = added_with(LAW, "lanzhou", WINDOW, dated_value(content(7), "2026-0001"))
    assert (whole.name, whole.values[0].decided) == (WINDOW, "2026-0001")


def test_tried_out_on_the_past_it_cites_nothing() -> None:
    cited = content(origin="superior law", instrument="fund-regulation", article="第八条")
    value = simulated(cited, date(2025, 12, 1))
    assert (value.since, value.until) == (date(2025, 12, 1), None)
    assert (value.origin, value.instrument, value.decided) == ("ours", None, SIMULATED)


@pytest.mark.parametrize(
    ("made", "said"),
    [(2026, "软件自带"), (2028, "不能跳过 2027 年")],
)
def test_years_follow_one_another(made: int, said: str) -> None:
    change = Change(kind="calendar", place="national", content=year(made))
    with pytest.raises(Refused, match=said):
        check_content(LAW, change)


def test_what_the_law_takes() -> None:
    check_content(LAW, Change(kind="calendar", place="national", content=year()))
    local = Change(kind="calendar", place="ningxia", content=year(2026, "ningxia"))
    check_content(LAW, local)
    assert day_before(date(2027, 1, 1)) == date(2026, 12, 31)
