"""A service charged above the ceiling of the institution's level; the excess is the loss."""

from __future__ import annotations

from yijian.city.items import items, number_of
from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "price_ceiling"
_SERVICES = ("腹部彩超", "推拿治疗", "胸部DR", "换药", "心脏彩超")


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        name = _SERVICES[case % len(_SERVICES)]
        rank = (1, 2, 3)[case % 3]
        ceiling = items()[number_of(name)].ceiling[rank]
        price = ceiling + max(100, ceiling * (10 + 5 * (case % 4)) // 100)
        for kind, asked in (("fraud", price), ("innocent", ceiling)):
            visit = stage.outpatient(
                stage.person(), stage.hospital(rank), stage.start(0), "M54.500"
            )
            stage.consult(visit)
            line = stage.line(visit, name, 1 + case % 2, price=asked)
            if kind == "fraud":
                stage.mark(NAME, "fraud", {line: (asked - ceiling, asked)})
            else:
                stage.mark(NAME, "innocent", [line])


SCHEMES.add(NAME, _plant)
