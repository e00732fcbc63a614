"""Drugs claimed that the institution never bought."""

from __future__ import annotations

from yijian.city.items import items, number_of
from yijian.city.labels import LabelKind
from yijian.city.places import PHARMACY, kinds
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "stock"
_BUYERS = 5
_DRUGS = (
    "松龄血脉康胶囊",
    "通心络胶囊",
    "盐酸二甲双胍片",
    "血脂康胶囊",
    "摩罗丹",
    "瑞舒伐他汀钙片",
)
_BOXES = 4
_KINDS: tuple[tuple[LabelKind, int], ...] = (("fraud", 1), ("innocent", 2))
"""Label and which institution of its kind, counted from the end, it falls on."""


def _subject(stage: Stage, case: int, back: int) -> int:
    """An institution that only this scheme looks at: the ``back``-th from the end of its kind."""
    kind = case % len(kinds())
    return stage.places.group(stage.area, kind)[-back]


def _claims(stage: Stage, place: int, drug: str) -> list[int]:
    lines = []
    units = items()[number_of(drug)].claim_units * _BOXES
    for _ in range(_BUYERS):
        person, day = stage.person(), stage.start(0)
        if stage.places.kind[place] == PHARMACY:
            visit = stage.purchase(person, place, day, "E78.500")
        else:
            visit = stage.outpatient(person, place, day, "E78.500")
            stage.consult(visit)
        lines.append(stage.line(visit, drug, units))
    return lines


def _plant(stage: Stage) -> None:
    days = (stage.horizon.first, stage.horizon.last)
    for case in range(stage.cases):
        for label, back in _KINDS:
            place = _subject(stage, case, back)
            drug = _DRUGS[(case + case // len(kinds())) % len(_DRUGS)]
            if stage.places.kind[place] == PHARMACY:
                drug = "瑞舒伐他汀钙片" if case < len(kinds()) else "血脂康胶囊"
            lines = _claims(stage, place, drug)
            stage.subjects.add(place)
            if label == "fraud":
                stage.phantoms.update(lines)
            stage.mark_subject(
                NAME, label, ("institution", str(place)), days, stock=(place, number_of(drug))
            )


SCHEMES.add(NAME, _plant)
