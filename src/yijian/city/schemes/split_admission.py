"""One illness billed as two stays: out on paper, and in again soon for the same."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "split_admission"
_NIGHTS = 4
_ILLNESS = "J44.100"
_EVENING = 16 * 3_600 + 30 * 60


def _twice(stage: Stage, gap: int, first: str = _ILLNESS, second: str = _ILLNESS) -> list[int]:
    day = stage.start(gap + 2 * _NIGHTS)
    person, place = stage.person(), stage.hospital(2)
    stays = [
        stage.stay(person, place, day, _NIGHTS, first),
        stage.stay(person, place, day + _NIGHTS + gap, _NIGHTS, second),
    ]
    return [line for stay in stays for line in stage.lines_of(stay)]


def _fraud(stage: Stage, gap: int) -> None:
    lines = _twice(stage, gap)
    last = stage.lines[lines[-1]].visit
    mine = [line for line in lines if stage.lines[line].visit == last]
    stage.mark(NAME, "fraud", mine, deterministic=False)


def _by_schedule(stage: Stage, illness: str, names: tuple[str, ...], gap: int) -> list[int]:
    """A treatment in courses: each stay is due."""
    lines = _twice(stage, gap, illness, illness)
    for stay in sorted({stage.lines[line].visit for line in lines}):
        day = stage.visits[stay].begin // 86_400
        lines += [stage.line(stay, name, day=day + 1) for name in names]
    return lines


def _there_and_back(stage: Stage) -> list[int]:
    """Sent to another hospital and back again."""
    day = stage.start(6 + 2 * _NIGHTS)
    person, home, other = stage.person(), stage.hospital(2), stage.hospital(3)
    out = stage.stay(person, home, day, _NIGHTS, _ILLNESS, way=2)
    away = stage.stay(
        person, other, day + _NIGHTS, 6, _ILLNESS, way=2, referred_from=out, admitted=_EVENING
    )
    back = stage.stay(
        person, home, day + _NIGHTS + 6, _NIGHTS, _ILLNESS, referred_from=away, admitted=_EVENING
    )
    return stage.lines_of(out) + stage.lines_of(back)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        _fraud(stage, (1, 9, 4, 15, 7, 12)[case % 6])
        if case % 5 == 0:
            near = _twice(stage, 16)
        elif case % 5 == 1:
            near = _by_schedule(stage, "Z51.100", ("注射用紫杉醇", "盐酸昂丹司琼注射液"), 6)
        elif case % 5 == 2:
            near = _there_and_back(stage)
        elif case % 5 == 3:
            near = _twice(stage, 4, _ILLNESS, "K29.500")
        else:
            near = _by_schedule(stage, "Z49.100", ("血液透析", "血液透析器", "血液透析管路"), 3)
        stage.mark(NAME, "innocent", near, deterministic=False)


SCHEMES.add(NAME, _plant)
