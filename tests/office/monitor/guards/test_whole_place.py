from __future__ import annotations

from dataclasses import replace

from yijian.office.monitor.guards.whole_place import whole_place


def test_a_district_does_not_decide_for_the_city(actor) -> None:
    who = actor("second_reviewer")
    assert whole_place(actor=who) is None
    refusal = whole_place(actor=replace(who, area="620102"))
    assert refusal is not None
    assert "只管其中一部分" in refusal.sentence()
