"""The committed table that ties each key of the requirements to the parameters that hold it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from yijian.kernel.errors import BadInput, Place
from yijian.law.models import KeyEntry, KeyMap
from yijian.law.pack import line_of, read_file

FILE = "keys.yaml"


def read_key_map(path: Path, parameters: Collection[str]) -> KeyMap:
    """The table; every parameter it names exists and every key stands once.

    Raises:
        BadInput: ``law.unknown_parameter`` or ``law.twice`` with the line, or a fault of the
            schema.
    """
    found = read_file(path, KeyMap)
    for section in ("keys", "words"):
        entries: tuple[KeyEntry, ...] = getattr(found, section)
        seen: set[str] = set()
        for position, entry in enumerate(entries):
            place = Place(str(path), line_of(path, (section, position)))
            if entry.key in seen:
                raise BadInput("law.twice", place, f"键 {entry.key} 出现两次", "每个键只写一次")
            if unknown := [name for name in entry.parameters if name not in parameters]:
                raise BadInput(
                    "law.unknown_parameter", place, f"没有参数 {'、'.join(unknown)}", "已有的参数名"
                )
            seen.add(entry.key)
    return found
