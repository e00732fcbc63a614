from __future__ import annotations

import pytest

from yijian.city.days import DAY, FIRST_DAY, Horizon, number_of
from yijian.city.places import area_of, make_places
from yijian.city.planting import Stage
from yijian.city.records import STAY


@pytest.fixture
def empty() -> Stage:
    return Stage(make_places(area_of("lanzhou"), 300, 1), "620100", Horizon.of(1), 6, 1)


def test_a_stay_has_its_daily_charges(empty: Stage) -> None:
    day = empty.start(5)
    stay = empty.stay(empty.person(), empty.hospital(2), day, 5)
    days = [empty.day_of(line) for line in empty.lines_of(stay)]
    assert empty.visits[stay].kind == STAY
    assert (min(days), max(days)) == (day, day + 4)
    begin, end = empty.visits[stay].begin, empty.visits[stay].end
    assert all(begin < empty.lines[line].time < end for line in empty.lines_of(stay))


def test_a_reserved_doctor_sees_one_patient_at_a_time(empty: Stage) -> None:
    day, place = empty.start(0), empty.hospital(2)
    visits = [empty.outpatient(empty.person(), place, day) for _ in range(5)]
    assert len({empty.visits[visit].begin for visit in visits}) == 5
    assert {empty.visits[visit].doctor for visit in visits} == {empty.doctor(place)}
    assert empty.doctor(place) != empty.doctor(place, second=True)


def test_days_lie_within_the_horizon(empty: Stage) -> None:
    assert empty.fits(30)
    assert not empty.fits(31)
    for _ in range(50):
        assert empty.horizon.first <= empty.start(20) <= empty.horizon.last - 20


def test_labels_say_whose_lines_they_are(empty: Stage) -> None:
    person, day = empty.person(age=70), empty.start(0)
    visit = empty.outpatient(person, empty.hospital(2), day)
    line = empty.consult(visit)
    empty.mark("x", "fraud", {line: (1, 3)})
    empty.mark_subject("y", "innocent", ("doctor", "7"), (day, day), lines=[line])
    first, second = empty.labels
    assert (first.subject_type, first.subject_code, first.lines) == (
        "person", str(person), {line: (1, 3)},
    )  # fmt: skip
    assert (second.on_subject, second.subject_code) == (True, "7")


def test_what_is_built_are_columns(empty: Stage) -> None:
    visit = empty.purchase(empty.person(), empty.pharmacy(), empty.start(0))
    empty.line(visit, "通心络胶囊", 2, price=100, selfpaid=True)
    people, visits, lines = empty.built()
    assert (len(people), len(visits), len(lines)) == (1, 1, 1)
    assert (lines.count[0], lines.price[0], lines.selfpaid[0], lines.planted[0]) == (2, 100, 1, 0)
    assert visits.begin[0] // DAY >= number_of(FIRST_DAY)
