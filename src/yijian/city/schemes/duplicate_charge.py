"""A part charged beside the whole that contains it."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "duplicate_charge"
_PAIRS = (
    ("血常规五分类", ("白细胞计数", "血红蛋白测定")),
    ("肝功能十二项", ("丙氨酸氨基转移酶测定", "天门冬氨酸氨基转移酶测定")),
    ("血脂四项", ("总胆固醇测定",)),
    ("心肌酶谱", ("肌酸激酶测定",)),
    ("肾功能三项", ("血肌酐测定",)),
)


def _in_one_visit(stage: Stage, case: int) -> None:
    main, parts = _PAIRS[case % len(_PAIRS)]
    visit = stage.outpatient(stage.person(), stage.hospital(2), stage.start(0), "I10.x00x002")
    stage.consult(visit)
    stage.line(visit, main)
    stage.mark(NAME, "fraud", [stage.line(visit, part) for part in parts])


def _nursing_in_a_stay(stage: Stage) -> None:
    day, nights = stage.start(6), 5
    stay = stage.stay(stage.person(), stage.hospital(3), day, nights, without=("二级护理",))
    for night in range(nights):
        stage.line(stay, "一级护理", day=day + night)
    stage.mark(NAME, "fraud", [stage.line(stay, "口腔护理", day=day + n) for n in range(nights)])


def _on_two_days(stage: Stage, case: int) -> None:
    main, parts = _PAIRS[case % len(_PAIRS)]
    person, place, day = stage.person(), stage.hospital(2), stage.start(1)
    lines = []
    for name, later in ((main, 0), (parts[0], 1)):
        visit = stage.outpatient(person, place, day + later, "I10.x00x002")
        stage.consult(visit)
        lines.append(stage.line(visit, name))
    stage.mark(NAME, "innocent", lines)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        if case % 3 == 2:
            _nursing_in_a_stay(stage)
        else:
            _in_one_visit(stage, case)
        _on_two_days(stage, case)


SCHEMES.add(NAME, _plant)
