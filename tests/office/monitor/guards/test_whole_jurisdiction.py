from __future__ import annotations

from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction


def test_who_answers_for_a_district_does_not_decide(actor, person) -> None:
    assert whole_jurisdiction(actor=actor("first_reviewer")) is None
    district = actor(person("first_reviewer", "agency_district"))
    refusal = whole_jurisdiction(actor=district)
    assert refusal is not None
    assert "您的单位只管其中一部分" in refusal.sentence()
