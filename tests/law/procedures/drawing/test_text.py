from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yijian.law.procedures.drawing.text import CLOSING, OPENING, balanced, width, wrap

TEXT = st.text(alphabet="兰州办法第二十条（五）项，。；、2026-7 abc", max_size=80)


def test_a_character_is_as_wide_as_high_and_a_letter_about_half() -> None:
    assert width("兰州", 10) == 20
    assert width("2026", 10) < 24


@given(TEXT, st.floats(60, 300))
def test_nothing_is_lost_and_no_mark_stands_alone(text: str, room: float) -> None:
    lines = wrap(text, 10, room)
    assert "".join(lines) == text
    for line in lines[1:]:
        assert line[0] not in CLOSING
    for line in lines[:-1]:
        assert line[-1] not in OPENING


def test_lines_keep_to_the_room() -> None:
    lines = wrap("一二三四五六七八九十" * 5, 10, 100)
    assert len(lines) == 5
    assert all(width(line, 10) <= 100 for line in lines)


def test_a_number_is_not_torn() -> None:
    assert wrap("自 2026-11-21 起", 10, 62) == ["自 ", "2026-11-21 ", "起"]


def test_two_lines_are_about_the_same() -> None:
    assert balanced("紧急查封扣押待补批", 10, 80) == ["紧急查封扣", "押待补批"]
    assert balanced("已登记", 10, 80) == ["已登记"]
