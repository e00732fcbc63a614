from __future__ import annotations

from datetime import date

from tests.office.policy.asked import WINDOW, year
from yijian.law import Law
from yijian.law.additions import write
from yijian.office.policy.contents import overlay_of
from yijian.office.policy.estimating.calendars import compare_calendars, working_day_terms

LAW = Law.load()
DAY = date(2026, 12, 30)


def test_the_terms_in_working_days() -> None:
    found = dict(working_day_terms(LAW, "lanzhou", DAY))
    assert WINDOW in found
    assert len(found) > 10


def test_which_become_certain(tmp_path, told) -> None:
    after = Law.load(additions=write(tmp_path / "law", [], [overlay_of(year())]))
    found = compare_calendars(LAW, after, "lanzhou", DAY, DAY, told)
    assert found["terms"] == found["asked"] == len(working_day_terms(LAW, "lanzhou", DAY))
    assert found["became"] == found["uncertain_before"] > 10
    assert (found["still"], found["moved"]) == (0, 0)
    names = [row["name"] for row in found["rows"]]
    assert WINDOW in names
    again = compare_calendars(after, after, "lanzhou", DAY, DAY, told)
    assert (again["became"], again["rows"]) == (0, [])
