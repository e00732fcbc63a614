from __future__ import annotations

import pytest

from yijian.city.places import PHARMACY, area_of, doctor_codes, kinds, make_places
from yijian.kernel.errors import UsageError
from yijian.kernel.identifiers import FORMATS


def test_each_kind_has_enough_peers_in_each_area() -> None:
    area = area_of("gansu")
    places = make_places(area, 5_000, 1)
    for code in area.codes:
        for kind in range(len(kinds())):
            assert len(places.group(code, kind)) >= 8
    assert len(set(places.code)) == len(places.code)
    assert all(FORMATS["fixmedins_code"].match(code) for code in places.code)
    assert {code[0] for code, k in zip(places.code, places.kind, strict=True) if k == PHARMACY} == {
        "P"
    }


def test_doctors_grow_with_the_city() -> None:
    small, large = (make_places(area_of("lanzhou"), size, 1) for size in (500, 500_000))
    assert large.doctor_count.sum() > small.doctor_count.sum()
    codes = doctor_codes(large)
    assert len(set(codes)) == len(codes) == large.doctor_count.sum()
    assert all(FORMATS["dr_code"].match(code) for code in codes)


def test_an_unknown_jurisdiction_is_refused() -> None:
    with pytest.raises(UsageError, match="没有辖区“nowhere”；可用：lanzhou"):
        area_of("nowhere")
