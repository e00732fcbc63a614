from __future__ import annotations

import pytest

from yijian.office.framework.roles import Role
from yijian.office.monitor.guards.whole_area import whole_area

pytestmark = pytest.mark.django_db


def test_who_answers_for_a_district_does_not_set_it(actor, person) -> None:
    refusal = whole_area(actor=actor(person(Role.SECOND_REVIEWER, "agency_district")))
    assert refusal is not None
    assert "您的单位只管其中一部分" in refusal.sentence()
    assert whole_area(actor=actor("authority")) is None
