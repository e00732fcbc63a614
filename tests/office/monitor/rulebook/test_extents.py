from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.office.monitor.ruled import TEXT
from yijian.audit.rulebook.rule import parse_rule
from yijian.audit.sql.check import check_rule
from yijian.office.monitor.rulebook.extents import Extent
from yijian.office.monitor.rulebook.texts import with_card

RULE = parse_rule(TEXT, "x")


def test_inside_and_outside_pass_the_check() -> None:
    extent = Extent.of({"areas": ["620102"], "institutions": ["H62010200001", "O'x"]})
    for scope in (extent.inside(RULE.card), extent.outside(RULE.card)):
        assert check_rule(parse_rule(with_card(RULE, scope=scope), "x"))
    assert extent.inside(RULE.card).startswith("(line.fee_amount > 0) AND coalesce(")
    assert "'O''x'" in extent.outside(RULE.card)


@given(st.lists(st.text("0123456789", min_size=2, max_size=6), min_size=1, max_size=4))
def test_a_condition_is_the_other_turned_round(areas: list[str]) -> None:
    extent = Extent(tuple(areas))
    inside, outside = extent.inside(RULE.card), extent.outside(RULE.card)
    assert outside == inside.replace(") AND coalesce(", ") AND NOT coalesce(", 1)


def test_nothing_is_no_extent_and_a_grain_without_places_cannot_be_cut() -> None:
    assert not Extent.of({})
    assert Extent(("62",)).fits("line")
    assert not Extent(("62",)).fits("person")
    assert not Extent((), ("H1",)).fits("person")
    assert not replace(Extent(("62",)), institutions=("H1",)).fits("nothing")
