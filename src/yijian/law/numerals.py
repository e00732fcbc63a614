"""Chinese numerals as the articles write them, and numbers: 第二十二条 is article 22."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
LETTERS = f"{DIGITS}〇两十百千"
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_VALUES = {letter: value for value, letter in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_PLACES = (("千", 1_000), ("百", 100), ("十", 10), ("", 1))
_WRITTEN = re.compile(rf"[{LETTERS}]+")


def chinese(number: int) -> str:
    """``22`` as ``二十二``, for numbers from 0 to 9,999."""
    if number == 0:
        return DIGITS[0]
    text, rest, gap = "", number, False
    for name, place in _PLACES:
        digit, rest = divmod(rest, place)
        if digit:
            text += (DIGITS[0] if gap else "") + DIGITS[digit] + name
            gap = False
        elif text and rest:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def number(text: str) -> int | None:
    """``二十二`` as ``22``, ``二〇二六`` as ``2026``; None where it is no numeral."""
    if not text or not _WRITTEN.fullmatch(text):
        return None
    if not any(letter in _UNITS for letter in text):
        return int("".join(str(_VALUES[letter]) for letter in text))
    total, digit = 0, 0
    for letter in text:
        if letter in _UNITS:
            total += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = _VALUES[letter]
    return total + digit
