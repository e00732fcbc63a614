from __future__ import annotations

from yijian.city.balance import examined
from yijian.city.days import Horizon
from yijian.city.items import is_drug
from yijian.city.places import Places, area_of, make_places
from yijian.city.planting import Stage


def _stage() -> Stage:
    places: Places = make_places(area_of("lanzhou"), 300, 1)
    return Stage(places, "620100", Horizon.of(1), 6, 1)


def test_drugs_become_a_small_part_of_the_visit() -> None:
    stage = _stage()
    visit = stage.outpatient(stage.person(), stage.hospital(2), stage.start(0))
    stage.line(visit, "司美格鲁肽注射液")
    fees = [(stage.lines[n].item, stage.lines[n].count * stage.lines[n].price)
            for n in examined(stage, visit)]  # fmt: skip
    drugs = sum(fee for item, fee in fees if is_drug()[item])
    assert 0 < drugs <= sum(fee for _, fee in fees) / 5


def test_a_visit_without_drugs_is_left_alone() -> None:
    stage = _stage()
    visit = stage.outpatient(stage.person(), stage.hospital(2), stage.start(0))
    consult = stage.consult(visit)
    assert examined(stage, visit) == [consult]
