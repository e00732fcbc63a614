"""A fault found in a rule's SQL, before its place in the file is known."""

from __future__ import annotations


class Fault(Exception):
    """What is wrong, what would be right, and where: a key of the card (``column``), or a line and
    the position in it (1 = first; 0 unknown) of the SQL."""

    def __init__(
        self,
        code: str,
        wrong: str,
        right: str,
        *,
        line: int = 0,
        position: int = 0,
        column: str | None = None,
    ) -> None:
        super().__init__(wrong)
        self.code = code
        self.wrong = wrong
        self.right = right
        self.line = line
        self.position = position
        self.column = column
