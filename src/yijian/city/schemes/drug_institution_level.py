"""A drug that the list reserves for higher levels, billed to the fund at a lower one."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "drug_institution_level"
_FROM_SECOND = (
    "注射用头孢哌酮钠舒巴坦钠",
    "注射用血塞通",
    "丹参酮ⅡA磺酸钠注射液",
    "参麦注射液",
)
_FROM_THIRD = "贝伐珠单抗注射液"


def _visit(stage: Stage, rank: int, drug: str, count: int, *, selfpaid: bool = False) -> int:
    visit = stage.outpatient(stage.person(), stage.hospital(rank), stage.start(0), "J18.900")
    stage.consult(visit)
    return stage.line(visit, drug, count, selfpaid=selfpaid)


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        drug = _FROM_SECOND[case % len(_FROM_SECOND)]
        if case % 5 == 4:
            line = _visit(stage, 2, _FROM_THIRD, 1)
        else:
            line = _visit(stage, (1, 0)[case % 2], drug, 3)
        stage.mark(NAME, "fraud", [line])
        if case % 4 == 0:
            near = _visit(stage, 2, drug, 3)
        elif case % 4 == 1:
            near = _visit(stage, 3, _FROM_THIRD, 1)
        elif case % 4 == 2:
            near = _visit(stage, 1, "司美格鲁肽注射液", 1)
        else:
            near = _visit(stage, 1, drug, 2, selfpaid=True)
        stage.mark(NAME, "innocent", [near])


SCHEMES.add(NAME, _plant)
