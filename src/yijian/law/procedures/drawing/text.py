"""How wide Chinese text is, and where to break it."""

from __future__ import annotations

WIDE = "\u2e80"
"""From here on a character is as wide as it is high; before, about half."""
NARROW = 0.56
CLOSING = "，。；：、）”》〉条款项句"
OPENING = "（“《〈第→"


def width(text: str, size: float) -> float:
    """The width of ``text`` in a font of ``size`` pixels."""
    return sum(size if letter >= WIDE or letter in "“”" else size * NARROW for letter in text)


def wrap(text: str, size: float, room: float) -> list[str]:
    """``text`` in lines about as wide as ``room`` allows.

    No line begins with a closing mark or ends with an opening one, and no number is torn.
    """
    lines, line = [], ""
    for letter in text:
        if line and width(line + letter, size) > room and letter not in CLOSING:
            kept, carried = _tail(line, letter)
            if kept:
                lines.append(kept)
                line = carried
        line += letter
    return [*lines, line] if line else lines


def balanced(text: str, size: float, room: float) -> list[str]:
    """``text`` in as many lines as :func:`wrap` needs, of about the same width."""
    lines = wrap(text, size, room)
    narrow = width(text, size) / max(len(lines), 1) + size
    return lines if len(lines) < 2 or narrow > room else wrap(text, size, narrow)


def _tail(line: str, letter: str) -> tuple[str, str]:
    """What of ``line`` stays, and what goes on to the next line before ``letter``."""
    cut = len(line)
    while cut and (line[cut - 1] in OPENING or (_plain(line[cut - 1]) and _plain(letter))):
        letter = line[cut - 1]
        cut -= 1
    return line[:cut], line[cut:]


def _plain(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in "-.")
