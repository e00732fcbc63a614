"""Prescriptions for many persons in one minute under one doctor's name."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "doctor_minute"
_MANY, _FEW = 6, 3


def _minute(stage: Stage, persons: int) -> tuple[int, int, list[int]]:
    """Doctor, day and drug lines of ``persons`` prescriptions within one minute."""
    place, day = stage.hospital(2), stage.start(0)
    doctor = stage.doctor(place, second=True)
    minute = 9 * 3_600 + int(stage.rng.integers(0, 300)) * 60
    lines = []
    for turn in range(persons):
        visit = stage.outpatient(
            stage.person(), place, day, "E11.900", doctor=doctor, second=minute + 7 * turn
        )
        stage.consult(visit)
        lines.append(stage.line(visit, "司美格鲁肽注射液", 1))
    return doctor, day, lines


def _plant(stage: Stage) -> None:
    for _ in range(stage.cases):
        doctor, day, lines = _minute(stage, _MANY)
        stage.mark_subject(NAME, "fraud", ("doctor", str(doctor)), (day, day), lines=lines)
        doctor, day, lines = _minute(stage, _FEW)
        stage.mark_subject(NAME, "innocent", ("doctor", str(doctor)), (day, day), lines=lines)


SCHEMES.add(NAME, _plant)
