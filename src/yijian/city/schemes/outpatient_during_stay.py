"""Outpatient care or purchases on days on which the patient lay in a hospital."""

from __future__ import annotations

from yijian.city.balance import examined
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "outpatient_during_stay"
_NIGHTS = 8
_EVENING = 16 * 3_600 + 30 * 60


def _seen(stage: Stage, person: int, day: int, *, evening: bool = False) -> list[int]:
    visit = stage.outpatient(
        person, stage.hospital(1), day, "J20.900", second=_EVENING if evening else None
    )
    stage.consult(visit)
    stage.line(visit, "急支糖浆", 2)
    return examined(stage, visit)


def _bought(stage: Stage, person: int, day: int) -> list[int]:
    visit = stage.purchase(person, stage.pharmacy(), day, "J20.900")
    stage.line(visit, "苏黄止咳胶囊", 2)
    return stage.lines_of(visit)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        person, day = stage.person(), stage.start(_NIGHTS)
        stage.stay(person, stage.hospital(3), day, _NIGHTS)
        act = _bought if case % 3 == 2 else _seen
        stage.mark(NAME, "fraud", act(stage, person, day + 2 + case % 4))
        person, day = stage.person(), stage.start(_NIGHTS)
        admitted = _EVENING if case % 2 else 9 * 3_600
        stage.stay(person, stage.hospital(3), day, _NIGHTS, admitted=admitted)
        edge = day if case % 2 else day + _NIGHTS
        stage.mark(NAME, "innocent", _seen(stage, person, edge, evening=case % 2 == 0))


SCHEMES.add(NAME, _plant)
