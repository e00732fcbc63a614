"""Values of options, read."""

from __future__ import annotations

from datetime import date

import pytest
import typer

from yijian.cli.options import day, one_of, seconds, size, whole


def test_good_values() -> None:
    assert whole(1)("7") == 7
    assert one_of(("a", "b"))("b") == "b"
    assert seconds("2.5") == 2.5
    assert size("600mb") == "600MB"
    assert day("2026-11-21") == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (whole(1), "0"),
        (whole(1), "1.5"),
        (whole(0), "一"),
        (one_of(("a",)), "A"),
        (seconds, "0"),
        (seconds, "nan"),
        (seconds, "inf"),
        (seconds, "x"),
        (size, "4"),
        (size, "0GB"),
        (size, "lots"),
        (day, "2026-02-30"),
        (day, "21.11.2026"),
    ],
)
def test_bad_values_say_what_is_right(read: object, text: str) -> None:
    with pytest.raises(typer.BadParameter, match=r"应|可用"):
        read(text)  # type: ignore[operator]
