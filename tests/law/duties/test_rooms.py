"""Every room named stands in the house, and what it names is registered."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from yijian.law.duties.register import duties
from yijian.law.duties.rooms import rooms


def test_rooms_are_capabilities_of_the_register() -> None:
    assert rooms().keys() <= {it.capability for it in duties()}


def test_paths_stand_in_the_house() -> None:
    package = Path(str(files("yijian")))
    missing = [
        f"{name}: {path}"
        for name, room in rooms().items()
        for path in room.paths
        if not (package / path).exists()
    ]
    assert missing == []
