"""Where each capability lives: ``rooms.yaml``, whose every entry names something registered.

A capability absent from it is not built yet; of one that names rows only those are.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from yijian.kernel.yaml import load_yaml


class Room(BaseModel):
    """What carries a capability out: paths in the package, and registered names.

    ``rules`` are rule codes, ``actions`` office actions, ``pages`` names of addresses
    (``monitor:findings``), ``commands`` commands of ``yijian``. ``rows`` are the rows of the
    capability that are served, where not all of them are.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    paths: tuple[str, ...]
    rules: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    def serves(self, row: str) -> bool:
        """Whether this row of the capability is built."""
        return not self.rows or row in self.rows


@cache
def rooms() -> dict[str, Room]:
    """Rooms by capability id."""
    raw = load_yaml(Path(str(files("yijian.law.duties").joinpath("rooms.yaml")))) or {}
    return {name: Room.model_validate(entry) for name, entry in raw.items()}
