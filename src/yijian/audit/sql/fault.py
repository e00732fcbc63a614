"""A fault found in a rule's SQL, before its place in the file is known."""

from __future__ import annotations


class Fault(Exception):
    """What is wrong, what would be right, and where in the SQL (line, 1 = first; 0 unknown)."""

    def __init__(
        self, code: str, wrong: str, right: str, *, line: int = 0, column: str | None = None
    ) -> None:
        super().__init__(wrong)
        self.code = code
        self.wrong = wrong
        self.right = right
        self.line = line
        self.column = column
