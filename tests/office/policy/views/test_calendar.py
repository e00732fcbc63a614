from __future__ import annotations

from django.urls import reverse

from tests.office.policy.asked import proposed_year, published
from yijian.office.framework.roles import Role
from yijian.office.policy.current import current_law
from yijian.office.policy.views.calendar import added_years, places_of


def test_how_far_the_calendar_goes(client, signed_in, actor, officer) -> None:
    browser = signed_in(client, Role.AUDITOR)
    html = browser.get(reverse("policy:calendar")).content.decode()
    assert "2026-12-31" in html
    assert "还没有日历变更" in html
    published(actor, proposed_year(officer))
    html = browser.get(reverse("policy:calendar")).content.decode()
    assert "2027-12-31" in html
    assert "虚构的放假安排，只供测试" in html
    assert "含虚构的年份" in html


def test_the_years_that_were_added(actor, officer) -> None:
    assert added_years(current_law(), "lanzhou") == []
    published(actor, proposed_year(officer))
    [year] = added_years(current_law(), "lanzhou")
    assert (year["year"], year["place"], year["days"]) == (2027, "全国", 10)
    assert [place for place, _ in places_of(officer)] == ["national", "lanzhou"]
