"""One key, several rows: the outcome for every order in which they can come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.intake.conftest import Bench, fee_line
from yijian.claims.status import lake_status

Line = Callable[..., dict[str, str]]
EARLY, LATE = "2026-05-01 00:00:00", "2026-06-01 00:00:00"


def counts(bench: Bench, *rows: dict[str, str], name: str = "fee_list_d.csv") -> dict[str, int]:
    shown = bench.take(bench.table(name, rows)).as_json()["tables"]["fee_list_d"]
    return {state: n for state, n in shown.items() if n and state not in ("total", "accepted")}


def quantities(bench: Bench) -> list[int]:
    return [int(row[0]) for row in bench.rows("fee_list_d", "cnt", "cnt")]


def test_same_body_is_a_duplicate_even_with_another_exchange_time(bench: Bench, line: Line) -> None:
    first = line() | {"exch_updt_time": "2026-05-01", "biz_date": "2026-05-01"}
    again = line() | {"exch_updt_time": "2026-07-01", "biz_date": "2026-07-01"}
    assert counts(bench, first, again) == {"current": 1, "duplicate": 1}
    assert counts(bench, again, line(bkkp_sn="B2"), name="setl/fee_list_d_2.csv") == {
        "current": 1,
        "duplicate": 1,
    }


@pytest.mark.parametrize("order", list(permutations(["1", "2", "3"])))
def test_latest_is_current_in_any_order_of_one_import(bench: Bench, order: tuple[str, ...]) -> None:
    rows = [fee_line(cnt=it, updt_time=f"2026-0{it}-01 00:00:00") for it in order]
    assert counts(bench, *rows) == {"current": 1, "superseded": 2}
    assert quantities(bench) == [3]


@pytest.mark.parametrize("order", list(permutations(["1", "2", "3"])))
def test_latest_is_current_in_any_order_of_imports(bench: Bench, order: tuple[str, ...]) -> None:
    for it in order:
        row = fee_line(cnt=it, updt_time=f"2026-0{it}-01 00:00:00")
        bench.take(bench.table(f"fee_list_d_{it}.csv", [row]))
    assert quantities(bench) == [3]
    assert lake_status(bench.lake)["checks"] == [{"table": "fee_list_d", "balanced": True}]


@pytest.mark.parametrize("updated", ["2026-03-06 00:00:00", ""])
def test_equal_or_missing_time_rejects_the_newcomer(bench: Bench, line: Line, updated: str) -> None:
    counts(bench, line(cnt="1"))
    assert counts(bench, line(cnt="9", updt_time=updated), name="fee_list_d_2.csv") == {
        "rejected": 1
    }
    assert quantities(bench) == [1]


def test_missing_time_within_one_import_keeps_the_first(bench: Bench, line: Line) -> None:
    rows = [line(cnt=it, updt_time="") for it in ("1", "2", "3")]
    assert counts(bench, *rows) == {"current": 1, "rejected": 2}
    assert quantities(bench) == [1]


@pytest.mark.parametrize("mark", [{"deleted": "1"}, {"vali_flag": "0"}])
def test_withdrawn_row_takes_its_older_version_along(
    bench: Bench, line: Line, mark: dict[str, str]
) -> None:
    counts(bench, line(), line(bkkp_sn="B2"))
    gone = line(updt_time=LATE) | mark
    assert counts(bench, gone, name="fee_list_d_2.csv") == {"deleted_mark": 1}
    assert [row[0] for row in bench.rows("fee_list_d", "bkkp_sn")] == ["B2"]
    assert bench.lake.snapshot().stored_rows("fee_list_d") == 3


def test_withdrawal_without_an_older_version_waits_for_it(bench: Bench, line: Line) -> None:
    assert counts(bench, line(updt_time=LATE) | {"deleted": "1"}) == {"deleted_mark": 1}
    assert counts(bench, line(), name="fee_list_d_2.csv") == {"superseded": 1}
    assert quantities(bench) == []


def test_row_later_than_its_withdrawal_is_current_again(bench: Bench, line: Line) -> None:
    counts(bench, line(cnt="1"), line(updt_time=EARLY) | {"deleted": "1"})
    assert counts(bench, line(cnt="5", updt_time=LATE), name="fee_list_d_2.csv") == {"current": 1}
    assert quantities(bench) == [5]


def test_key_is_not_shared_between_institutions(bench: Bench, line: Line) -> None:
    other = line(fixmedins_code="H62010200002", cnt="7")
    assert counts(bench, line(), other) == {"current": 2}


def test_slices_do_not_change_the_outcome(
    bench: Bench, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yijian.claims.intake.versions.KEYS_PER_SLICE", 7)
    monkeypatch.setattr("yijian.claims.intake.versions.VERSIONS_PER_SLICE", 5)
    rows = [line(bkkp_sn=f"B{i}") for i in range(60)]
    counts(bench, *rows)
    later = [line(bkkp_sn=f"B{i}", cnt="8", updt_time=LATE) for i in range(30)]
    assert counts(bench, *rows, *later, name="fee_list_d_2.csv") == {"duplicate": 60, "current": 30}
    assert quantities(bench) == [2] * 30 + [8] * 30


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    versions=st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 9), st.booleans()), min_size=1, max_size=6
    ),
    cut=st.integers(0, 6),
)
def test_one_import_or_two_come_to_the_same_books(
    tmp_path_factory: pytest.TempPathFactory, versions: list[tuple[int, int, bool]], cut: int
) -> None:
    """With distinct times the current row does not depend on how the rows were batched."""
    rows = [
        fee_line(bkkp_sn=f"B{key}", cnt=str(at), updt_time=f"2026-06-{at:02d} 00:00:00")
        | {"deleted": "1" if gone else "0"}
        for key, at, gone in {(key, at): (key, at, gone) for key, at, gone in versions}.values()
    ]
    currents = []
    for parts in ([rows], [rows[:cut], rows[cut:]]):
        bench = Bench(tmp_path_factory.mktemp("books"))
        for i, part in enumerate(part for part in parts if part):
            bench.take(bench.table(f"fee_list_d_{i}.csv", part))
        currents.append(bench.rows("fee_list_d", "bkkp_sn, cnt"))
        assert all(check["balanced"] for check in lake_status(bench.lake)["checks"])
    assert currents[0] == currents[1]
