from __future__ import annotations

import numpy as np

from yijian.city.days import Horizon, ages
from yijian.city.people import EMPLOYEE, age_class, make_people


def test_the_population_is_mixed_as_set() -> None:
    horizon = Horizon.of(3)
    people = make_people(20_000, 2, horizon, 3)
    age = ages(people.birth, np.full(len(people), horizon.first))
    assert age.min() >= 0
    assert age.max() <= 96
    assert abs(np.mean(people.sex == 1) - 0.51) < 0.02
    assert abs(np.mean(age <= 14) - 0.17) < 0.02
    assert set(people.area.tolist()) == {0, 1}
    assert (age[people.insutype == EMPLOYEE] >= 18).all()
    assert (people.civil[people.insutype != EMPLOYEE] == 0).all()
    assert len(people.joined(people)) == 40_000


def test_age_classes() -> None:
    assert age_class(np.array([0, 14, 15, 44, 45, 64, 65, 90])).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
