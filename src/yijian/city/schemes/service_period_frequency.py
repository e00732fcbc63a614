"""A test that answers for weeks or months, repeated at another institution within that time."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.reading import rows
from yijian.city.schemes.registry import SCHEMES

NAME = "service_period_frequency"
_SUGAR, _BALANCE = "糖化血红蛋白测定", "平衡功能评定"


def _period(name: str) -> int:
    table = rows("catalogue/knowledge/service_period_frequency.csv")
    return next(int(row["period_days"]) for row in table if row["item_name"] == name)


def _twice(stage: Stage, name: str, apart: int) -> list[int]:
    person, day = stage.person(), stage.start(apart)
    lines = []
    for later in (0, apart):
        visit = stage.outpatient(person, stage.hospital(2), day + later, "E11.900")
        stage.consult(visit)
        lines.append(stage.line(visit, name))
    return lines


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        name = _SUGAR if case % 3 < 2 and stage.fits(_period(_SUGAR) + 1) else _BALANCE
        period = _period(name)
        apart = max(2, period // 4) + case
        stage.mark(NAME, "fraud", _twice(stage, name, min(apart, period - 2))[1:])
        stage.mark(NAME, "innocent", _twice(stage, name, period))


SCHEMES.add(NAME, _plant)
