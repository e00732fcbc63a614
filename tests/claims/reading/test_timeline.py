"""One person's lines and visits around a day: both edges, month borders, pruning, limits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.intake.conftest import Bench, fee_line
from tests.claims.reading.conftest import EARLY, HOSPITAL, LATE, PERSON, plain, take, visit
from yijian.claims.reading import TimelineRow, VisitRow, person_timeline, person_visits
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import UsageError

DAY = date(2026, 3, 1)


def timeline(
    snapshot: Snapshot,
    days: int,
    *,
    around: date = DAY,
    psn_no: str = PERSON,
    limit: int = 999,
) -> list[TimelineRow]:
    return person_timeline(snapshot, psn_no=psn_no, around=around, days=days, limit=limit)


def visits(snapshot: Snapshot, days: int, *, around: date = DAY, limit: int = 99) -> list[VisitRow]:
    return person_visits(snapshot, psn_no=PERSON, around=around, days=days, limit=limit)


def numbers(rows: list[TimelineRow]) -> list[str]:
    return [it.bkkp_sn for it in rows]


def at(times: tuple[str, ...]) -> list[dict[str, str]]:
    return [fee_line(bkkp_sn=f"B{i}", fee_ocur_time=it) for i, it in enumerate(times)]


def test_both_edges_are_inside(bench: Bench) -> None:
    times = (
        "2026-02-26 23:59:59",
        "2026-02-27 00:00:00",
        "2026-02-28 23:59:59",
        "2026-03-01 00:00:00",
        "2026-03-03 23:59:59",
        "2026-03-04 00:00:00",
    )
    snapshot = take(bench, fee_list_d=at(times))
    assert numbers(timeline(snapshot, 2)) == ["B1", "B2", "B3", "B4"]
    assert numbers(timeline(snapshot, 3)) == ["B0", "B1", "B2", "B3", "B4", "B5"]
    assert numbers(timeline(snapshot, 0)) == ["B3"]


def test_the_person_alone_at_every_institution(bench: Bench) -> None:
    rows = [
        fee_line(fixmedins_code="H11010200001", fee_ocur_time="2026-03-02"),
        fee_line(fixmedins_code="H62010200003", fee_ocur_time="2026-03-01"),
        fee_line(fixmedins_code="P62010200009", fee_ocur_time="2026-03-03"),
        fee_line(bkkp_sn="B2", psn_no="another", fee_ocur_time="2026-03-01"),
    ]
    snapshot = take(bench, fee_list_d=rows)
    found = timeline(snapshot, 9)
    assert [it.fixmedins_code[:7] for it in found] == ["H620102", "H110102", "P620102"]
    assert {it.psn_no for it in found} == {PERSON}
    for nobody in ("nobody", "", "' OR true --", "\ud800"):
        assert timeline(snapshot, 9, psn_no=nobody) == []


def test_what_is_not_current_does_not_show(bench: Bench) -> None:
    take(bench, fee_list_d=[fee_line(), fee_line(bkkp_sn="B2"), fee_line(bkkp_sn="B3")])
    snapshot = take(
        bench,
        fee_list_d=[
            fee_line(fee_ocur_time="2026-02-20 08:00:00", updt_time=LATE),
            fee_line(bkkp_sn="B2", updt_time=LATE) | {"deleted": "1"},
        ],
    )
    assert [(it.bkkp_sn, it.fee_ocur_time.month) for it in timeline(snapshot, 30)] == [
        ("B1", 2),
        ("B3", 3),
    ]
    assert numbers(timeline(snapshot, 5)) == ["B3"]


def test_a_limit_keeps_the_nearest_in_order_of_time(bench: Bench) -> None:
    times = ("2026-02-01", "2026-02-27", "2026-03-01 09:00", "2026-03-02", "2026-03-20")
    snapshot = take(bench, fee_list_d=at(times))
    assert numbers(timeline(snapshot, 40, limit=1)) == ["B2"]
    assert numbers(timeline(snapshot, 40, limit=3)) == ["B1", "B2", "B3"]


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    offsets=st.lists(st.integers(-70 * 24, 70 * 24), min_size=1, max_size=25),
    windows=st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 60)), min_size=8, max_size=8),
)
def test_pruning_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    offsets: list[int],
    windows: list[tuple[int, int]],
) -> None:
    start = datetime(2026, 1, 1)  # noqa: DTZ001 - local time, as the lake keeps it
    times = [start + timedelta(hours=it) for it in offsets]
    bench = Bench(tmp_path_factory.mktemp("timeline"))
    snapshot = take(bench, fee_list_d=at(tuple(map(str, times))))
    for shift, days in windows:
        around = start.date() + timedelta(days=shift)
        near = {f"B{i}" for i, it in enumerate(times) if abs((it.date() - around).days) <= days}
        assert set(numbers(timeline(snapshot, days, around=around))) == near


def test_a_city_person_by_person(city: Snapshot) -> None:
    persons = plain(city, "SELECT DISTINCT psn_no FROM {fee_list_d} ORDER BY 1 LIMIT 6")
    middle = city.last_date.replace(day=1) if city.last_date else DAY
    wanted = """SELECT bkkp_sn FROM {fee_list_d} WHERE psn_no = $psn_no
        AND abs(date_diff('day', fee_ocur_time::DATE, $around::DATE)) <= 9 ORDER BY 1"""
    for (psn_no,) in persons:
        found = timeline(city, 9, around=middle, psn_no=psn_no, limit=10_000)
        told = plain(city, wanted, psn_no=psn_no, around=middle)
        assert sorted(numbers(found)) == [number for (number,) in told]


def test_impossible_windows_and_empty_lakes(empty: Snapshot) -> None:
    assert timeline(empty, 9) == visits(empty, 9) == []
    assert timeline(empty, 10**12) == visits(empty, 10**12) == []
    for ask in (timeline, visits):
        with pytest.raises(UsageError, match="天数 -1 不行"):
            ask(empty, -1)
        with pytest.raises(UsageError, match="条数上限 0 不行"):
            ask(empty, 1, limit=0)


def test_any_number_of_days_is_a_window(bench: Bench) -> None:
    snapshot = take(bench, fee_list_d=[fee_line()], mdtrt_d=[visit()])
    assert len(timeline(snapshot, 10**12)) == len(visits(snapshot, 10**12)) == 1


@pytest.mark.parametrize(
    ("begun", "ended", "days"),
    [
        ("2026-03-05 08:00:00", "2026-03-09 09:00:00", 4),
        ("2026-03-05 00:00:00", "2026-03-05 00:00:00", 4),
        ("2026-02-20 08:00:00", "2026-02-25 00:00:00", 4),
        ("2026-01-01 08:00:00", "2026-12-31 00:00:00", 0),
        ("2026-03-05 08:00:00", "2026-03-05 00:00:00", 4),
    ],
)
def test_a_visit_shows_when_it_has_a_day_in_common(
    bench: Bench, begun: str, ended: str, days: int
) -> None:
    snapshot = take(bench, mdtrt_d=[visit(begntime=begun, endtime=ended, med_type="21")])
    assert len(visits(snapshot, days)) == 1
    if days:
        assert visits(snapshot, days - 1) == []


def test_only_a_stay_goes_on_without_an_end(bench: Bench) -> None:
    begun = {"begntime": "2025-06-01 08:00:00"}
    open_ends = [
        visit(mdtrt_id="stay", med_type="21", endtime="", **begun),
        visit(mdtrt_id="stay9999", med_type="52", endtime="9999-12-31 00:00:00", **begun),
        visit(mdtrt_id="outpatient", endtime="", **begun),
        visit(mdtrt_id="pharmacy", fixmedins_code="P62010200009", med_type="", endtime="", **begun),
    ]
    snapshot = take(bench, mdtrt_d=open_ends)
    assert [(it.mdtrt_id, it.endtime) for it in visits(snapshot, 5)] == [
        ("stay", None),
        ("stay9999", None),
    ]
    assert len(visits(snapshot, 0, around=date(2025, 6, 1))) == 4


def test_the_name_of_the_main_diagnosis(bench: Bench) -> None:
    told = {"dscg_maindiag_code": "I10.x00", "dscg_maindiag_name": "高血压"}
    seen = [
        visit(mdtrt_id="told", **told),
        visit(mdtrt_id="coded", dscg_maindiag_code="I10.x00"),
        visit(mdtrt_id="other", dscg_maindiag_code="Z00.000"),
        visit(mdtrt_id="diagnosed"),
        visit(mdtrt_id="nothing"),
    ]
    diagnosis = {"diag_info_id": "1", "inout_diag_type": "1", "diag_type": "1", "updt_time": EARLY}
    main = {"diag_code": "I10.x00", "diag_name": "原发性高血压", "maindiag_flag": "1"}
    minor = {"diag_code": "J06.900", "diag_name": "感冒", "maindiag_flag": "0"}
    rows = [
        diagnosis | main | {"mdtrt_id": it, "psn_no": person}
        for it, person in (("told", PERSON), ("coded", ""), ("other", PERSON), ("diagnosed", ""))
    ]
    rows += [diagnosis | minor | {"mdtrt_id": it, "psn_no": PERSON} for it in ("nothing", "coded")]
    rows += [diagnosis | main | {"mdtrt_id": "nothing", "psn_no": "another"}]
    found = visits(take(bench, mdtrt_d=seen, setl_diag_list_d=rows), 9)
    assert {it.mdtrt_id: (it.main_diag_code, it.main_diag_name) for it in found} == {
        "told": ("I10.x00", "高血压"),
        "coded": ("I10.x00", "原发性高血压"),
        "other": ("Z00.000", None),
        "diagnosed": ("I10.x00", "原发性高血压"),
        "nothing": (None, None),
    }


def test_visits_are_current_and_those_of_the_person(bench: Bench) -> None:
    take(bench, mdtrt_d=[visit(), visit(mdtrt_id="V2"), visit(mdtrt_id="V3", psn_no="another")])
    snapshot = take(
        bench,
        mdtrt_d=[visit(med_type="14", updt_time=LATE), visit(mdtrt_id="V2", updt_time=LATE)
                 | {"deleted": "1"}],
        fixmedins_b=[{"fixmedins_code": HOSPITAL, "fixmedins_name": "甲医院"}],
    )  # fmt: skip
    (found,) = visits(snapshot, 9)
    assert (found.mdtrt_id, found.med_type, found.fixmedins_name) == ("V1", "14", "甲医院")
    assert len(visits(snapshot, 9, limit=1)) == 1
