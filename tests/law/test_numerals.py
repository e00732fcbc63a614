"""Chinese numerals both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.law.numerals import chinese, number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (22, "二十二"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (202, "二百零二"),
        (1_001, "一千零一"),
        (1_010, "一千零一十"),
    ],
)
def test_as_articles_write_them(value: int, written: str) -> None:
    assert chinese(value) == written
    assert number(written) == value


@given(st.integers(min_value=0, max_value=9_999))
def test_back_and_forth(value: int) -> None:
    assert number(chinese(value)) == value


@pytest.mark.parametrize(
    ("written", "value"), [("二〇二六", 2026), ("两", 2), ("", None), ("条", None), ("二a", None)]
)
def test_other_ways_of_writing(written: str, value: int | None) -> None:
    assert number(written) == value
