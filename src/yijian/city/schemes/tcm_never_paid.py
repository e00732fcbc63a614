"""A slice that is never paid, billed to the fund."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "tcm_never_paid"
_NEVER = (("阿胶", 60), ("鹿茸", 10), ("玳瑁", 15), ("燕窝", 6), ("冬虫夏草", 2))
_BESIDE = ("黄芪", "当归", "茯苓", "白术")


def _line(stage: Stage, name: str, grams: int, *, selfpaid: bool) -> int:
    visit = stage.outpatient(stage.person(), stage.place(1), stage.start(0), "K30.x00")
    stage.consult(visit)
    for beside in _BESIDE:
        stage.line(visit, beside, 70)
    return stage.line(visit, name, grams, selfpaid=selfpaid)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        name, grams = _NEVER[case % len(_NEVER)]
        stage.mark(NAME, "fraud", [_line(stage, name, grams, selfpaid=False)])
        stage.mark(NAME, "innocent", [_line(stage, name, grams, selfpaid=True)])


SCHEMES.add(NAME, _plant)
