"""The order of conflict: superior before inferior, newer before older texts of one place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.conftest import PackBuilder
from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.ranking import KINDS, conflict_order, force, in_marks

DAY = date(2024, 6, 1)


def order(law: Law, place: str, *ids: str, on: date = DAY, drafts: bool = True) -> list[str]:
    return [it.instrument.id for it in conflict_order(law, place, ids, on, drafts=drafts)]


@pytest.mark.article("LZ-50-1b")
def test_the_newer_city_measure_goes_before_older_documents_of_the_city(pack: PackBuilder) -> None:
    pack.instrument("lanzhou", "old", "in_force_on: 2015-01-01")
    pack.instrument("lanzhou", "measure", "in_force_on: 2021-05-01")
    law = Law.load(pack.root)
    found = conflict_order(law, "lanzhou", ["old", "measure"], DAY)
    assert [it.instrument.id for it in found] == ["measure", "old"]
    assert [it.why for it in found] == ["同一机关的新规定优于旧规定", ""]
    assert order(law, "lanzhou", "old", "measure", on=date(2021, 4, 30)) == ["old"]


@pytest.mark.article("LZ-50-1b")
def test_superior_law_goes_before_the_city() -> None:
    law = Law.load()
    ids = ("lanzhou-measure", "gansu-2023-58", "nhsa-order-4", "fund-regulation", "penalty-law")
    right = ["penalty-law", "fund-regulation", "nhsa-order-4", "gansu-2023-58", "lanzhou-measure"]
    assert order(law, "lanzhou", *ids) == right
    assert order(law, "lanzhou", *ids, drafts=False) == right[:-1]
    whys = [it.why for it in conflict_order(law, "lanzhou", ids, DAY)]
    assert whys[:1] == ["法律的效力高于行政法规"]
    assert whys[3:] == ["上级的规定优于下级的规定", ""]


def test_the_law_of_2027_goes_before_the_regulation() -> None:
    law = Law.load()
    ids = ("fund-regulation", "medical-security-law")
    assert order(law, "hainan", *ids, on=date(2026, 12, 31)) == ["fund-regulation"]
    assert order(law, "hainan", *ids, on=date(2027, 1, 1)) == list(reversed(ids))


def test_equals_are_left_to_the_organ_above_both() -> None:
    law = Law.load()
    found = conflict_order(law, "ningxia", ["ningxia-order-118", "nhsa-order-4"], DAY)
    assert [it.instrument.id for it in found] == ["nhsa-order-4", "ningxia-order-118"]
    assert (found[0].undecided, "报共同上级裁决" in found[0].why) == (True, True)
    assert not found[1].undecided


def test_an_instrument_of_another_place_is_refused() -> None:
    with pytest.raises(Refused, match="hainan-measure 是海南省的文件，在兰州市不适用"):
        order(Law.load(), "lanzhou", "hainan-measure")
    with pytest.raises(UsageError, match="没有文件 none"):
        order(Law.load(), "lanzhou", "none")


def test_a_title_inside_a_title_gets_inner_marks() -> None:
    assert in_marks("实施《某条例》办法") == "《实施〈某条例〉办法》"


def test_every_kind_has_its_force() -> None:
    law = Law.load()
    steps = {force(it) for place in law.jurisdictions for it in law.instruments(place)}
    assert steps <= set(range(len(KINDS)))
