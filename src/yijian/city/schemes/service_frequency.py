"""More units of a service in one day than a day has."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "service_frequency"
_NIGHTS = 5


def _two_beds(stage: Stage) -> dict[int, tuple[int, int]]:
    day = stage.start(_NIGHTS)
    stay = stage.stay(stage.person(), stage.hospital(2), day, _NIGHTS, without=("普通床位费",))
    counts = [1 + night % 2 for night in range(_NIGHTS)]
    lines = [stage.line(stay, "普通床位费", n, day=day + k) for k, n in enumerate(counts)]
    return {line: (1, 2) for line, count in zip(lines, counts, strict=True) if count > 1}


def _nursing_twice(stage: Stage) -> dict[int, tuple[int, int]]:
    day = stage.start(_NIGHTS)
    stay = stage.stay(stage.person(), stage.hospital(3), day, _NIGHTS, without=("二级护理",))
    for night in range(_NIGHTS):
        stage.line(stay, "二级护理", day=day + night)
    first = stage.lines_of(stay)[-2]
    return {first: (0, 1), stage.line(stay, "二级护理", day=stage.day_of(first)): (1, 1)}


def _long_hours(stage: Stage, hours: int) -> int:
    day = stage.start(_NIGHTS)
    stay = stage.stay(stage.person(), stage.hospital(3), day, _NIGHTS, "I50.900")
    return stage.line(stay, "心电监测", hours, day=day + 1)


def _three_infusions(stage: Stage) -> dict[int, tuple[int, int]]:
    day = stage.start(_NIGHTS)
    stay = stage.stay(stage.person(), stage.hospital(2), day, _NIGHTS, without=("静脉输液",))
    return {stage.line(stay, "静脉输液", 3, day=day + n): (2, 3) for n in range(_NIGHTS - 1)}


def _shared_day(stage: Stage) -> list[int]:
    day = stage.start(_NIGHTS)
    stay = stage.stay(stage.person(), stage.hospital(3), day, _NIGHTS, "I50.900")
    return [stage.line(stay, "氧气吸入", 12, day=day + 1) for _ in range(2)]


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        if case % 4 == 0:
            parts = _two_beds(stage)
        elif case % 4 == 1:
            parts = {_long_hours(stage, 30): (6, 30)}
        elif case % 4 == 2:
            parts = _three_infusions(stage)
        else:
            parts = _nursing_twice(stage)
        stage.mark(NAME, "fraud", parts)
        near = [_long_hours(stage, 24)] if case % 2 else _shared_day(stage)
        stage.mark(NAME, "innocent", near)


SCHEMES.add(NAME, _plant)
