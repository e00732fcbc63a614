"""Gives planted care the tests and examinations that honest care has beside its drugs."""

from __future__ import annotations

from yijian.city.items import is_drug
from yijian.city.planting import Stage
from yijian.city.records import PURCHASE

_EXAMINATIONS = (
    "骨密度检查",
    "胸部DR",
    "颈动脉彩超",
    "肺功能检查",
    "心脏彩超",
    "胸部CT平扫",
    "头颅CT平扫",
    "胃镜检查",
    "头颅MRI平扫",
)
_TIMES_THE_DRUGS = 4
"""Other charges reach at least four times the drugs: a drug share of 0.2."""


def balance(stage: Stage) -> None:
    """Add examinations to planted visits until drugs are a small part of the fee.

    A scheme about one thing must not make the institution's drug share stand out as well. A
    scheme that labels whole visits calls :func:`examined` before it labels them.
    """
    for visit, planted in enumerate(stage.visits):
        if planted.kind != PURCHASE and planted.place not in stage.unbalanced:
            examined(stage, visit)


def examined(stage: Stage, visit: int) -> list[int]:
    """All lines of a visit, after the examinations that balance its drugs."""
    drugs = others = 0
    for number in stage.lines_of(visit):
        line = stage.lines[number]
        fee = line.count * line.price
        drugs, others = (drugs + fee, others) if is_drug()[line.item] else (drugs, others + fee)
    for name in _EXAMINATIONS:
        if others >= _TIMES_THE_DRUGS * drugs:
            break
        line = stage.lines[stage.line(visit, name)]
        others += line.count * line.price
    return stage.lines_of(visit)
