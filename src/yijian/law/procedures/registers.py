"""The registers a procedure names: roles, guards, documents and events, each with its Chinese.

Roles are those of the office; a role with levels exists for any level (``agency_auditor``) and for
each (``agency_auditor_city``). Guards are the conditions of a step; the code that checks them
bears the same name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from yijian.law.pack import read_file

Side = Literal[
    "行政部门", "经办机构", "定点医药机构", "个人", "社会", "受托与协助", "协同部门", "公众", "系统"
]
Level = Literal["province", "city", "district"]
LEVELS: dict[Level, str] = {"province": "省级", "city": "市级", "district": "区县"}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1, max_length=40)


class Role(_Entry):
    """Who takes a step; ``levels`` are those at which the organisation exists."""

    side: Side
    levels: tuple[Level, ...] = ()


class Guard(_Entry):
    """A condition of a step, in one line of Chinese; ``parameters`` give its numbers."""

    parameters: tuple[str, ...] = ()


class Document(_Entry):
    """A document that a step makes or needs."""


class Event(_Entry):
    """Something outside the procedure from which a term runs."""


class Roles(RootModel[dict[str, Role]]):
    """The file of the roles."""


class Guards(RootModel[dict[str, Guard]]):
    """The file of the guards."""


class Documents(RootModel[dict[str, Document]]):
    """The file of the documents."""


class Events(RootModel[dict[str, Event]]):
    """The file of the events."""


def _path(file: str) -> Path:
    return Path(str(files("yijian.law.procedures").joinpath(file)))


@cache
def roles() -> dict[str, Role]:
    """Every role by name, those of one level beside the one of any level."""
    found: dict[str, Role] = {}
    for name, role in read_file(_path("roles.yaml"), Roles).root.items():
        found[name] = role
        for level in role.levels:
            title = f"{LEVELS[level]}{role.title}"
            found[f"{name}_{level}"] = role.model_copy(update={"title": title, "levels": (level,)})
    return found


@cache
def guards() -> dict[str, Guard]:
    """Every guard by name."""
    return read_file(_path("guards.yaml"), Guards).root


@cache
def documents() -> dict[str, Document]:
    """Every document by name."""
    return read_file(_path("documents.yaml"), Documents).root


@cache
def events() -> dict[str, Event]:
    """Every event by name."""
    return read_file(_path("events.yaml"), Events).root


def accepts(named: str, role: str) -> bool:
    """Whether somebody of ``role`` may take a step of ``named``: the same, or one level of it."""
    return role == named or any(role == f"{named}_{level}" for level in roles()[named].levels)
