from __future__ import annotations

import numpy as np

from yijian.city.care.setting import (
    choose_doctor,
    choose_illness,
    choose_place,
    in_kind,
    place_in_queue,
    seconds_of_queue,
)
from yijian.city.chance import stream
from yijian.city.illness import illnesses
from yijian.city.places import PHARMACY, RESERVED_DOCTORS, area_of, make_places
from yijian.city.records import full

AREA = area_of("gansu")


def test_care_stays_in_the_persons_area_and_with_honest_houses() -> None:
    places = make_places(AREA, 2_000, 1)
    home = np.array([0, 1] * 500)
    place = choose_place(stream(1, "x"), places, AREA, home, "stay_share")
    assert all(places.area[p] == AREA.codes[h] for p, h in zip(place, home, strict=True))
    assert all(places.honest[p] for p in place)
    assert {places.kind[p] for p in place} == {0, 1, 2, 3}
    shop = in_kind(stream(1, "y"), places, AREA, home, full(len(home), PHARMACY))
    assert {places.kind[p] for p in shop} == {PHARMACY}


def test_reserved_doctors_see_nobody() -> None:
    places = make_places(AREA, 2_000, 1)
    place = np.arange(40)
    place = place[places.doctor_count[place] > 0]
    for _ in range(20):
        doctor = choose_doctor(stream(1, "x"), places, place)
        last = places.doctor_start[place] + places.doctor_count[place]
        assert (doctor < last - RESERVED_DOCTORS).all()
        assert (doctor >= places.doctor_start[place]).all()


def test_illnesses_suit_the_sex() -> None:
    sex = np.array([1, 2] * 2_000)
    illness = choose_illness(stream(1, "x"), sex, full(len(sex), 3), "outpatient")
    assert all(illnesses()[n].sex in (0, s) for n, s in zip(illness, sex, strict=True))


def test_queues_are_per_doctor_and_day() -> None:
    queue = place_in_queue(np.array([1, 2, 1, 1]), np.array([5, 5, 5, 6]))
    assert queue.tolist() == [0, 0, 1, 0]
    assert np.diff(seconds_of_queue(np.array([0, 1]))).tolist() == [240]
