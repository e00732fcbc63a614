from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.charts.reading import drawing, rows
from tests.analytics.charts.samples import COVERAGE
from yijian.analytics.charts.coverage_by_rule import RuleCoverage, coverage_by_rule

UNITS = st.integers(0, 10**7)


def test_the_least_assessable_rule_stands_first_with_its_numbers() -> None:
    drawn = coverage_by_rule(COVERAGE)
    first = rows(drawn, "words")[0]
    assert (first["name"], first["words"]) == ("分解住院", "无法判断 31.8%")
    assert rows(drawn, "counts")[0]["counts"] == "命中 12　通过 8,800　无法判断 4,100"
    assert first["命中"] == "12（0.09%）"


def test_states_differ_in_outline_and_dashes_not_in_colour_alone() -> None:
    encoding = drawing(coverage_by_rule(COVERAGE))["layer"][0]["encoding"]
    dashes = encoding["strokeDash"]["scale"]
    assert dashes["domain"] == ["命中", "通过", "无法判断"]
    assert dashes["range"][2] != dashes["range"][0]
    assert len(set(encoding["fill"]["scale"]["range"])) == 3


@settings(max_examples=8, deadline=None)
@given(UNITS, UNITS, UNITS)
def test_the_parts_of_a_bar_fill_it_without_gap(hit: int, passed: int, unknown: int) -> None:
    if hit + passed + unknown == 0:
        return
    parts = rows(coverage_by_rule([RuleCoverage("A", "甲", hit, passed, unknown)]), "start")
    assert parts[0]["start"] == 0
    assert parts[-1]["end"] == 1
    assert all(one["end"] == two["start"] for one, two in pairwise(parts))
    assert len(parts) == sum(n > 0 for n in (hit, passed, unknown))


def test_a_rule_with_nothing_in_scope_is_left_out_and_the_rest_is_told() -> None:
    drawn = coverage_by_rule([*COVERAGE, RuleCoverage("Z", "空", 0, 0, 0)], top=2)
    assert [row["key"] for row in rows(drawn, "words")] == ["YJ10000000000001", "GZ10000101012000"]
    assert drawing(drawn)["title"] == "另有 1 条规则未画出"


def test_a_share_is_of_all_in_scope() -> None:
    assert RuleCoverage("A", "甲", 1, 2, 1).share(1) == Decimal("0.25")
