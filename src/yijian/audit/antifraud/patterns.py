"""The cards of the patterns: ``<pattern>.yaml`` each, read once and in order of their names.

A pattern accuses nobody: it says which findings, found together on one subject, are worth a look
first. Its rules are those of the library; a subject becomes a lead when enough of them hit it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from yijian.kernel.yaml import parse_yaml

Subject = Literal["institution", "doctor", "person"]
SUBJECTS: dict[Subject, str] = {"institution": "机构", "doctor": "医师", "person": "参保人"}
"""Whom a pattern is about, in words."""


class Pattern(BaseModel):
    """The card of a pattern: how the fraud is done, by what it shows, how it is checked.

    ``rules`` are codes of the library, ``wrong_when`` says what innocent life looks the same,
    ``source`` where the pattern is known from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    title: str = Field(min_length=1)
    subject: Subject
    how: str = Field(min_length=1)
    rules: tuple[str, ...] = Field(min_length=2)
    check: str = Field(min_length=1)
    wrong_when: str = Field(min_length=1)
    source: str = Field(min_length=1)

    @property
    def subject_title(self) -> str:
        """Whom it is about, in words."""
        return SUBJECTS[self.subject]


@cache
def patterns() -> dict[str, Pattern]:
    """All patterns by id."""
    folder = files("yijian.audit.antifraud")
    names = sorted(it.name for it in folder.iterdir() if it.name.endswith(".yaml"))
    found = {}
    for name in names:
        raw = parse_yaml(folder.joinpath(name).read_text(encoding="utf-8"), name)
        found[name.removesuffix(".yaml")] = Pattern(id=name.removesuffix(".yaml"), **raw)
    return found
