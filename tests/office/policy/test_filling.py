from __future__ import annotations

from datetime import date

from tests.office.policy.asked import content, proposed, proposed_year, year
from yijian.office.policy.filling import fill


def test_another_content_voids_what_was_found_out(officer) -> None:
    change = proposed(officer)
    change.estimate = {"digest": change.content_digest}
    change.risk = {"digest": change.content_digest}
    fill(change, change.content)
    assert change.estimate
    fill(change, content(8, until="2027-12-31"))
    assert (change.estimate, change.risk, change.until) == ({}, {}, date(2027, 12, 31))
    fill(change, content(8))
    assert change.until is None


def test_a_year(officer) -> None:
    change = proposed_year(officer)
    fill(change, year(2027, fictitious=False))
    assert (change.title, change.year) == ("全国 2027 年工作日历", 2027)
