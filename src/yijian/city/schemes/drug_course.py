"""A drug given day after day beyond the longest course that is paid."""

from __future__ import annotations

from yijian.city.items import items, number_of
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "drug_course"
_DRUGS = ("依达拉奉注射液", "磷酸川芎嗪注射液", "银杏内酯注射液")
_MORE = 4


def _daily(stage: Stage, drug: str, days: int) -> list[int]:
    """Lines of a drug given on ``days`` days in a row, in a stay two nights longer."""
    first = stage.start(days + 2)
    stay = stage.stay(stage.person(), stage.hospital(3), first, days + 2, "I63.900")
    return [stage.line(stay, drug, day=first + n) for n in range(days)]


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        drug = _DRUGS[case % len(_DRUGS)]
        longest = items()[number_of(drug)].course_days
        stage.mark(NAME, "fraud", _daily(stage, drug, longest + _MORE)[longest:])
        stage.mark(NAME, "innocent", _daily(stage, drug, longest))


SCHEMES.add(NAME, _plant)
