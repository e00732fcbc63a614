"""Masking: enough to tell two persons apart, not enough to know one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.office.framework.masking import (
    MASKED,
    PERSONAL,
    Sight,
    clear_until,
    mask_day,
    mask_name,
    mask_number,
)

AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("62010019770430123X", "620****123X"),
        ("13893912345", "1****5"),
        ("12345", "****"),
        ("", ""),
        (None, ""),
    ],
)
def test_number(number: str | None, shown: str) -> None:
    assert mask_number(number) == shown


@given(st.text(alphabet="0123456789X", min_size=1, max_size=40))
def test_most_of_a_number_is_hidden(number: str) -> None:
    shown = mask_number(number)
    assert "****" in shown
    assert len(shown.replace("*", "")) <= max(len(number) * 2 // 3, 0)
    assert number not in shown


def test_name() -> None:
    assert mask_name("欧阳修") == "欧**"
    assert mask_name("王五") == "王**"
    assert mask_name(None) == ""


def test_day_of_birth() -> None:
    assert mask_day("1977-04-30") == "1977-**-**"
    assert mask_day("1977") == "****"
    assert mask_day("") == ""


def test_every_personal_column_is_hidden_until_it_is_clear() -> None:
    value = "1977-04-30 某某某某某某"
    for column in PERSONAL:
        assert value not in MASKED.show(column, value)
        assert Sight(AT).show(column, value) == value


def test_other_columns_are_as_they_are() -> None:
    assert MASKED.show("hosp_lv", "02") == "02"
    assert MASKED.show("psn_no", None) == ""
    assert not MASKED.clear


def test_clear_sight_ends() -> None:
    assert clear_until(AT, 15) == AT + timedelta(minutes=15)
