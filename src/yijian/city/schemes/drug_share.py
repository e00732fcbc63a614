"""A hospital that lives on selling drugs: month after month hardly anything else."""

from __future__ import annotations

from yijian.city.days import first_of_month
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "drug_share"
_PATIENTS = 5
_DRUGS = (
    ("苯磺酸氨氯地平片", "松龄血脉康胶囊", "缬沙坦胶囊"),
    ("通心络胶囊", "复方丹参滴丸", "阿托伐他汀钙片"),
    ("孟鲁司特钠片", "氨溴索口服溶液", "苏黄止咳胶囊"),
)


def _plant(stage: Stage) -> None:
    places = stage.places
    dishonest = [
        place
        for place, honest in enumerate(places.honest)
        if not honest and places.area[place] == stage.area
    ]
    for place in dishonest:
        stage.unbalanced.add(place)
        patients = [stage.person() for _ in range(_PATIENTS)]
        for month in stage.horizon.months:
            first, last = first_of_month(month), first_of_month(month + 1) - 1
            days = stage.rng.permutation(last - first + 1)[: 2 * _PATIENTS]
            for turn, later in enumerate(days):
                visit = stage.outpatient(
                    patients[turn % _PATIENTS], place, first + int(later), "I10.x00x002"
                )
                stage.consult(visit)
                for drug in _DRUGS[turn % len(_DRUGS)]:
                    stage.line(visit, drug, 4)
            stage.mark_subject(NAME, "fraud", ("institution", str(place)), (first, last))


SCHEMES.add(NAME, _plant)
