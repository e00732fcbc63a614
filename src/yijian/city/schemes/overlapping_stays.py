"""One person in two hospitals on the same days."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "overlapping_stays"
_NIGHTS = 8
_EVENING = 16 * 3_600 + 30 * 60


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        person, day = stage.person(), stage.start(2 * _NIGHTS)
        stage.stay(person, stage.hospital(3), day, _NIGHTS)
        begin = day + 2 + case % 4
        second = stage.stay(person, stage.hospital(2), begin, _NIGHTS, "J20.900")
        inside = [x for x in stage.lines_of(second) if stage.day_of(x) < day + _NIGHTS]
        stage.mark(NAME, "fraud", inside)
        person, day = stage.person(), stage.start(2 * _NIGHTS)
        first = stage.stay(person, stage.hospital(2), day, _NIGHTS, way=2)
        moved = stage.stay(
            person, stage.hospital(3), day + _NIGHTS, 5, referred_from=first, admitted=_EVENING
        )
        stage.mark(NAME, "innocent", stage.lines_of(first) + stage.lines_of(moved))


SCHEMES.add(NAME, _plant)
