"""Errors that reach a person: sentence, code, exit code, place."""

from __future__ import annotations

import pytest

from yijian.kernel.errors import BadInput, Place, Refused, UsageError, YijianError


def test_refused_and_wrong_usage_have_their_exit_codes() -> None:
    assert Refused("lake.locked", "湖正在写入").exit_code == 1
    assert UsageError("lake.missing", "没有这个湖").exit_code == 2
    assert BadInput("x", Place("a.csv"), "错", "对").exit_code == 1


def test_the_message_is_the_sentence() -> None:
    error = Refused("lake.locked", "湖正在写入")
    assert str(error) == error.message == "湖正在写入"
    assert error.code == "lake.locked"
    assert isinstance(error, YijianError)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.csv"), "a.csv"),
        (Place("a.csv", 3), "a.csv 第 3 行"),
        (Place("a.csv", 3, "cnt"), "a.csv 第 3 行 列 cnt"),
        (Place("a.csv", column="cnt"), "a.csv 列 cnt"),
    ],
)
def test_a_place_reads_as_words(place: Place, text: str) -> None:
    assert str(place) == text


def test_bad_input_says_where_what_and_what_would_be_right() -> None:
    error = BadInput("number.format", Place("a.csv", 3, "cnt"), "“三”不是数字", "如 3")
    assert error.message == "a.csv 第 3 行 列 cnt：“三”不是数字；应为：如 3"
    assert (error.place.row, error.wrong, error.right) == (3, "“三”不是数字", "如 3")
