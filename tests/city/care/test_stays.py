from __future__ import annotations

import numpy as np

from tests.city.town import Town
from yijian.city.care.stays import make_orders, make_stays, stay_lines
from yijian.city.days import DAY, Horizon
from yijian.city.items import column, number_of
from yijian.city.people import make_people
from yijian.city.places import area_of, make_places
from yijian.city.records import Lines, Visits

AREA, HORIZON = area_of("lanzhou"), Horizon.of(12)
GAP = 20


def _made() -> tuple[Visits, Lines]:
    people, places = make_people(3_000, 1, HORIZON, 2), make_places(AREA, 3_000, 2)
    stays = make_stays(people, places, AREA, HORIZON, 2)
    orders, step = make_orders(stays, people, places, 2)
    return stays, stay_lines(stays, orders, step, places, 2)


def test_stays_of_a_person_lie_apart_and_death_is_the_end() -> None:
    stays, _ = _made()
    same = stays.person[1:] == stays.person[:-1]
    gap = stays.begin[1:] // DAY - stays.end[:-1] // DAY
    assert same.any()
    assert gap[same].min() >= GAP
    assert (stays.death[:-1][same] == -1).all()
    assert ((stays.way == 5) == (stays.death >= 0)).all()
    assert stays.end.max() // DAY <= HORIZON.last


def test_lines_lie_within_the_stay_and_not_on_the_day_of_discharge() -> None:
    stays, lines = _made()
    assert (lines.time > stays.begin[lines.visit]).all()
    assert (lines.time // DAY < stays.end[lines.visit] // DAY).all()


def test_one_bed_and_one_nursing_a_day() -> None:
    stays, lines = _made()
    nursing = [number_of(name) for name in ("一级护理", "二级护理", "三级护理")]
    for wanted in ([number_of("普通床位费")], nursing):
        chosen = np.isin(lines.item, wanted)
        key = lines.visit[chosen] * 100_000 + lines.time[chosen] // DAY
        assert len(np.unique(key)) == len(key)
        nights = stays.end // DAY - stays.begin // DAY
        assert len(key) == nights.sum()


def test_courses_end_before_their_limit() -> None:
    _, lines = _made()
    limit = column("course_days")[lines.item]
    chosen = limit > 0
    key = lines.visit[chosen] * 1_000 + lines.item[chosen]
    _, times = np.unique(key, return_counts=True)
    assert 0 < times.max() < limit[chosen].max()


def test_stays_never_overlap_in_the_written_city(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM mdtrt_d AS a JOIN mdtrt_d AS b USING (psn_no)
        WHERE a.med_type = '21' AND b.med_type = '21' AND a.mdtrt_id < b.mdtrt_id
          AND a.begntime < b.endtime AND b.begntime < a.endtime AND psn_no NOT IN
          (SELECT subject_code FROM labels WHERE scheme = 'overlapping_stays')""")
        == 0
    )
