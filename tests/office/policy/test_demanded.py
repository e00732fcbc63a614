from __future__ import annotations

from tests.office.policy.asked import proposed
from tests.office.policy.items import drafted
from yijian.office.policy.demanded import assessment_demanded, basis_of, demand_of


def test_by_the_law_of_the_place_on_the_day_it_was_opened(officer) -> None:
    change = proposed(officer)
    assert assessment_demanded(change)
    assert basis_of(change) == "兰州市医疗保障基金监督管理办法（草案）第七条"
    found = demand_of("hainan", change)
    assert found is not None
    assert (found.value, found.origin) == (True, "ours")


def test_where_no_value_is_known_it_is_demanded(officer) -> None:
    change = proposed(officer)
    change.opened_on = change.opened_on.replace(year=2001)
    assert demand_of("lanzhou", change) is None
    assert assessment_demanded(change)


def test_of_an_item(db) -> None:
    assert basis_of(drafted()).startswith("宁夏")
