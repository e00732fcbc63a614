"""A prescription made up only of slices that are not paid on their own."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "tcm_not_paid_alone"
_LISTED = ("西洋参", "枸杞子", "菊花", "莲子", "龙眼肉", "山药", "薏苡仁")
_GRAMS = 70


def _prescription(stage: Stage, names: tuple[str, ...]) -> list[int]:
    visit = stage.outpatient(stage.person(), stage.place(2), stage.start(0), "K30.x00")
    stage.consult(visit)
    return [stage.line(visit, name, _GRAMS) for name in names]


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        first = case % len(_LISTED)
        names = _LISTED[first : first + (1, 2, 4)[case % 3]]
        stage.mark(NAME, "fraud", _prescription(stage, names))
        stage.mark(NAME, "innocent", _prescription(stage, (*names, "黄芪")))


SCHEMES.add(NAME, _plant)
