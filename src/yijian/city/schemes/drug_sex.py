"""A drug of one sex bought with the card of a person of the other."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "drug_sex"
_MALE, _FEMALE = 1, 2
_WRONG = (
    ("非那雄胺片", _FEMALE),
    ("保妇康栓", _MALE),
    ("前列舒通胶囊", _FEMALE),
    ("坤宝丸", _MALE),
    ("普适泰片", _FEMALE),
    ("硝呋太尔制霉菌素阴道软胶囊", _MALE),
)
_FINE = (
    ("坦索罗辛缓释胶囊", _FEMALE),
    ("桂枝茯苓胶囊", _MALE),
    ("非那雄胺片", _MALE),
    ("坤宝丸", _FEMALE),
)


def _line(stage: Stage, drug: str, sex: int) -> int:
    person = stage.person(sex=sex)
    visit = stage.outpatient(person, stage.hospital(2), stage.start(0), "N39.000")
    stage.consult(visit)
    return stage.line(visit, drug, 2)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        stage.mark(NAME, "fraud", [_line(stage, *_WRONG[case % len(_WRONG)])])
        stage.mark(NAME, "innocent", [_line(stage, *_FINE[case % len(_FINE)])])


SCHEMES.add(NAME, _plant)
