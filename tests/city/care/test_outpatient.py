from __future__ import annotations

import numpy as np

from tests.city.town import Town
from yijian.city.care.outpatient import (
    days_of_care,
    drug_counts,
    free_of_stays,
    lines_of,
    make_outpatients,
    outpatient_lines,
)
from yijian.city.care.stays import make_stays
from yijian.city.chance import stream
from yijian.city.days import DAY, Horizon
from yijian.city.items import column, number_of
from yijian.city.people import make_people
from yijian.city.places import area_of, make_places

AREA, HORIZON = area_of("lanzhou"), Horizon.of(12)
PEOPLE, PLACES = make_people(2_000, 1, HORIZON, 3), make_places(AREA, 2_000, 3)
STAYS = make_stays(PEOPLE, PLACES, AREA, HORIZON, 3)
VISITS = make_outpatients(PEOPLE, PLACES, AREA, HORIZON, STAYS, 3)
QUARTER = 90


def test_a_person_goes_once_a_day() -> None:
    person, day = days_of_care(stream(1, "x"), PEOPLE, HORIZON, "outpatient_per_year")
    key = person * 100_000 + day
    assert len(np.unique(key)) == len(key)
    assert (day.min(), day.max()) == (HORIZON.first, HORIZON.last)


def test_nobody_is_seen_during_a_stay_or_after_death() -> None:
    day = STAYS.begin // DAY
    assert not free_of_stays(STAYS.person, day, STAYS, PEOPLE).any()
    dead = STAYS.death >= 0
    later = STAYS.death[dead] + 3
    assert dead.any()
    assert not free_of_stays(STAYS.person[dead], later, STAYS, PEOPLE).any()
    assert free_of_stays(VISITS.person, VISITS.begin // DAY, STAYS, PEOPLE).all()


def test_a_doctor_sees_one_patient_at_a_time() -> None:
    key = VISITS.doctor * (1 << 33) + VISITS.begin
    assert len(np.unique(key)) == len(key)


def test_sugar_tests_lie_a_quarter_apart() -> None:
    lines = outpatient_lines(VISITS, PEOPLE, PLACES, HORIZON, 3)
    tests = lines.visit[lines.item == number_of("糖化血红蛋白测定")]
    order = np.lexsort((VISITS.begin[tests], VISITS.person[tests]))
    person, day = VISITS.person[tests][order], VISITS.begin[tests][order] // DAY
    same = person[1:] == person[:-1]
    assert same.any()
    assert np.diff(day)[same].min() >= QUARTER


def test_counts_and_lines() -> None:
    item = np.arange(100)
    low, high = column("outpatient")[item].T
    counts = drug_counts(stream(1, "x"), item)
    assert ((low <= counts) & (counts <= high)).all()
    line = lines_of(VISITS, PLACES, np.array([4]), np.array([0]), np.array([2]), 1)
    assert (line.time[0], line.count[0], line.order[0]) == (VISITS.begin[4], 2, 1)


def test_honest_persons_keep_to_their_drugs(town: Town) -> None:
    planted = "SELECT subject_code FROM labels WHERE subject_type = 'person'"
    assert (
        town.one(f"""
        SELECT count(*) FROM fee_list_d AS f JOIN setl_d AS s USING (setl_id)
        JOIN k_drug_sex AS k USING (hilist_code)
        WHERE (s.gend = '1') <> (k.sex = '男') AND f.psn_no NOT IN ({planted})""")
        == 0
    )
    assert (
        town.one(f"""
        SELECT count(*) FROM fee_list_d WHERE hilist_code IN
          (SELECT hilist_code FROM k_tcm_never_paid) AND psn_no NOT IN ({planted})""")
        == 0
    )
