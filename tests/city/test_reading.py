from __future__ import annotations

from importlib.resources import files

import pytest

from yijian.city.reading import cents, header, number, rows, whole


def test_every_number_of_care_has_its_source() -> None:
    for path in files("yijian.city").joinpath("settings").iterdir():
        if path.name.endswith(".csv"):
            assert all(row["source"] for row in rows(f"settings/{path.name}")), path.name


def test_numbers_are_known_by_name() -> None:
    assert number("male_share") == 0.51
    assert whole("stay_gap_days") == 20
    assert header("settings/care.csv") == ("name", "value", "unit", "source")
    with pytest.raises(KeyError):
        number("nothing")


def test_cents_of_a_price() -> None:
    assert [cents(text) for text in ("12", "12.3", "0.05", "")] == [1200, 1230, 5, 0]
