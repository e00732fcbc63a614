"""A card that goes on being used after its owner has died."""

from __future__ import annotations

from yijian.city.balance import examined
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "service_after_death"
_NIGHTS = 4
_LATEST = 16


def _last_stay(stage: Stage, day: int, late_days: int = 0) -> int:
    death = day + _NIGHTS
    person = stage.person(age=72)
    return stage.stay(
        person, stage.hospital(2), day, _NIGHTS, way=5, death=death, late_days=late_days
    )


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        day = stage.start(_NIGHTS + _LATEST)
        person = stage.visits[_last_stay(stage, day)].person
        later = day + _NIGHTS + 3 + 2 * (case % 6)
        if case % 2:
            visit = stage.purchase(person, stage.pharmacy(), later)
            lines = [stage.line(visit, "连花清瘟胶囊", 2)]
        else:
            visit = stage.outpatient(person, stage.hospital(1), later)
            stage.consult(visit)
            stage.line(visit, "连花清瘟胶囊", 2)
            lines = examined(stage, visit)
        stage.mark(NAME, "fraud", lines)
        day = stage.start(_NIGHTS + _LATEST)
        stay = _last_stay(stage, day, late_days=2)
        stage.mark(NAME, "innocent", [stage.line(stay, "尿常规", day=day + _NIGHTS + 1)])


SCHEMES.add(NAME, _plant)
