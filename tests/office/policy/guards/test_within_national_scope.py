from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office.policy.items import OFFICER
from yijian.office.policy.guards.within_national_scope import within_national_scope

pytestmark = pytest.mark.django_db


@pytest.mark.article("HI-8-1d")
@pytest.mark.parametrize(
    ("place", "area", "said"),
    [
        ("hainan", "46", "不收地方条目"),
        ("lanzhou", "6201", "由甘肃省按程序增补"),
        ("ningxia", "6401", "本单位只管其中一部分"),
    ],
)
def test_who_has_no_power(place: str, area: str, said: str) -> None:
    refusal = within_national_scope(actor=replace(OFFICER, jurisdiction=place, area=area))
    assert refusal is not None
    assert refusal.code == "policy.no_supplement"
    assert said in refusal.sentence()


def test_a_region_has() -> None:
    assert within_national_scope(actor=OFFICER) is None
