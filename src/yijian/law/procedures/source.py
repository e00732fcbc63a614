"""A procedure file as it is written, and where in it a fault stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yijian.kernel.errors import BadInput, Place
from yijian.law.pack import line_of, read_file
from yijian.law.procedures.models import ProcedureWritten, VersionWritten

Location = tuple[int | str | date, ...]
"""Where a fault stands: the first day of the version, ``states`` or ``steps``, the id, the field.
"""


@dataclass(frozen=True)
class Fault:
    """What is wrong and what would be right, under a stable code."""

    code: str
    where: Location
    wrong: str
    right: str


@dataclass(frozen=True)
class Source:
    """A file with what it says."""

    path: Path
    written: ProcedureWritten

    @staticmethod
    def read(path: Path) -> Source:
        """The file at ``path``; its name is the procedure's.

        Raises:
            BadInput: a fault of YAML or of the schema, or ``procedure.name``.
        """
        source = Source(path, read_file(path, ProcedureWritten))
        if source.written.name != path.stem:
            said = f"名称 {source.written.name} 与文件名不一致"
            raise source.refusal(Fault("procedure.name", ("name",), said, path.stem))
        return source

    @property
    def place(self) -> str:
        """The jurisdiction in whose pack the file stands."""
        return self.path.parts[-3]

    def refusal(self, fault: Fault) -> BadInput:
        """The fault with its file and line; what a base says is shown at the base."""
        line = line_of(self.path, self._inside(fault.where))
        return BadInput(fault.code, Place(str(self.path), line), fault.wrong, fault.right)

    def _inside(self, where: Location) -> tuple[int | str, ...]:
        if not where or not isinstance(where[0], date):
            return tuple(part for part in where if not isinstance(part, date))
        begins = [version.since for version in self.written.versions]
        position = begins.index(where[0])
        inside = _in_version(self.written.versions[position], where[1:])
        return ("versions", position, *inside)


def _in_version(version: VersionWritten, where: Location) -> tuple[int | str, ...]:
    plain = tuple(part for part in where if not isinstance(part, date))
    if len(plain) < 2 or plain[0] not in ("states", "steps") or isinstance(plain[1], int):
        return plain
    written = [item.id for item in (version.states if plain[0] == "states" else version.steps)]
    if plain[1] in written:
        return (plain[0], written.index(plain[1]), *plain[2:])
    return ("base",) if version.base else (plain[0],)
