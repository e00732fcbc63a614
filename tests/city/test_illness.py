from __future__ import annotations

import pytest

from yijian.city.illness import illnesses, number_of
from yijian.kernel.identifiers import FORMATS


def test_every_illness_has_a_code_and_somebody_who_has_it() -> None:
    planted_only = {"Z51.100", "Z49.100", "C34.900"}
    for illness in illnesses():
        assert FORMATS["diag_code"].match(illness.code)
        frequent = sum(illness.outpatient) + sum(illness.stay) > 0
        assert frequent != (illness.code in planted_only)


def test_numbers_follow_the_codes() -> None:
    assert illnesses()[number_of("E11.900")].name == "2型糖尿病"
    with pytest.raises(KeyError):
        number_of("X00")
