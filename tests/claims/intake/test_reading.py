"""Row numbers stay those of the file, however rows were broken before them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.intake.conftest import Bench
from yijian.claims.intake.reading import placed, union

HEAD = "psn_no,psn_name\n"


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(broken=st.lists(st.booleans(), min_size=1, max_size=12))
def test_row_numbers_count_broken_rows(
    tmp_path_factory: pytest.TempPathFactory, broken: list[bool]
) -> None:
    bench = Bench(tmp_path_factory.mktemp("numbers"))
    content = HEAD + "".join("a,b,c\n" if bad else f"P{i + 2},x\n" for i, bad in enumerate(broken))
    report = bench.take(bench.file("psn_info_b.csv", content))
    assert all(number == f"P{row}" for number, row in bench.rows("psn_info_b", "psn_no, src_row"))
    count = report.tables["psn_info_b"]
    assert (count.total, count.rejected) == (len(broken), sum(broken))
    if any(broken):
        rows = [int(it["行"]) for it in bench.rejected(report)]
        assert rows == [i + 2 for i, bad in enumerate(broken) if bad]


def test_relations_are_parenthesised() -> None:
    assert union(["a", "b"]) == "(SELECT * FROM a UNION ALL SELECT * FROM b)"
    assert placed("x").startswith("(SELECT")
