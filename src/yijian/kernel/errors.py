"""Errors that reach a person: always a Chinese sentence, always a stable code.

Exit codes of the command line: 0 done, 1 refused with a reason, 2 wrong usage.
"""

from __future__ import annotations

from dataclasses import dataclass


class YijianError(Exception):
    """What was asked cannot be done; the message is a Chinese sentence for the user.

    ``code`` is stable and in plain English (``lake.locked``); ``exit_code`` is what the
    command line answers with.
    """

    exit_code = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Refused(YijianError):
    """Refused with a reason: the request was understood and is not allowed or not possible."""


class UsageError(YijianError):
    """The request itself is wrong: an unknown name, a missing file, an impossible date range."""

    exit_code = 2


@dataclass(frozen=True)
class Place:
    """Where in the user's input something is wrong: file, row (1 = first line), column."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.row is not None:
            parts.append(f"第 {self.row} 行")
        if self.column is not None:
            parts.append(f"列 {self.column}")
        return " ".join(parts)


class BadInput(Refused):
    """Input that cannot be used; says where, what is wrong and what would be right."""

    def __init__(self, code: str, place: Place, wrong: str, right: str) -> None:
        super().__init__(code, f"{place}：{wrong}；应为：{right}")
        self.place = place
        self.wrong = wrong
        self.right = right
