"""Charges booked on a stay for days on which the patient was not there."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "charge_outside_stay"
_NIGHTS = 5
_MARGIN = 8


def _stay(stage: Stage, away: int) -> list[int]:
    """Two charges ``away`` days after discharge (negative: before admission)."""
    day = stage.start(_NIGHTS + 2 * _MARGIN) + _MARGIN
    stay = stage.stay(stage.person(), stage.hospital(2), day, _NIGHTS, late_days=_MARGIN)
    charged = day + _NIGHTS + away if away > 0 else day + away
    return [stage.line(stay, name, day=charged) for name in ("腹部彩超", "尿常规")]


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        away = -3 if case % 4 == 3 else 3 + case % 4
        stage.mark(NAME, "fraud", _stay(stage, away))
        stage.mark(NAME, "innocent", _stay(stage, 1))


SCHEMES.add(NAME, _plant)
