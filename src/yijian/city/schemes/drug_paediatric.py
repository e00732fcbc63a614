"""A children's drug billed for somebody too old for it."""

from __future__ import annotations

from yijian.city.days import date_of, number_of
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "drug_paediatric"
_CHILD = ("小儿氨酚黄那敏颗粒", "小儿豉翘清热颗粒", "小儿肺热咳喘颗粒", "小儿消食片")
_TO_TWELVE = ("小儿化痰止咳颗粒", "头孢克洛干混悬剂")


def _birth(day: int, years: int) -> int:
    """The birth of somebody who turns ``years`` on ``day``."""
    then = date_of(day)
    return number_of(then.replace(year=then.year - years, day=min(then.day, 28)))


def _line(stage: Stage, day: int, birth: int | None, drug: str) -> int:
    visit = stage.outpatient(stage.person(birth=birth), stage.hospital(1), day)
    stage.consult(visit)
    return stage.line(visit, drug, 2)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        day = stage.start(0)
        drug = _CHILD[case % len(_CHILD)]
        small = _TO_TWELVE[case % len(_TO_TWELVE)]
        if case % 3 == 0:
            line = _line(stage, day, _birth(day, 15), drug)
        elif case % 3 == 1:
            line = _line(stage, day, None, drug)
        else:
            line = _line(stage, day, _birth(day, 13), small)
        stage.mark(NAME, "fraud", [line])
        if case % 2:
            near = _line(stage, day, _birth(day + 1, 15) + 3, drug)
        else:
            near = _line(stage, day, _birth(day + 1, 13) + 3, small)
        stage.mark(NAME, "innocent", [near])


SCHEMES.add(NAME, _plant)
