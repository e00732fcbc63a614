"""Knowledge that waits outside the lake: read, checked, kept as it is, and not in force.

A staged folder is immutable once ``staged.json`` is written, which is its last file:

``raw/<digest>.parquet``  raw points, one file per source, named for what they say
``rejects.csv``           what the readers did not take, with file, row, column and reason
``staged.json``           its sources, their digest, remarks
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from yijian.audit.knowledge.raw import RawPoint, Reading, read_raw, write_raw
from yijian.audit.knowledge.reading import Progress, Sources, read_sources
from yijian.audit.knowledge.report import rejects_csv
from yijian.kernel.errors import Refused
from yijian.kernel.files import fsync_dir, fsync_file, write_atomic, write_json
from yijian.kernel.identifiers import sha256_hex

FILE = "staged.json"
REJECTS = "rejects.csv"


@dataclass(frozen=True)
class StagedSource:
    """A source file: its name, where its points will lie in a lake, and how many there are."""

    name: str
    stored: str
    rows: int


@dataclass(frozen=True)
class Staged:
    """A staged folder. ``digest`` names all that it says; ``rejected`` counts what was refused."""

    folder: Path
    digest: str
    sources: tuple[StagedSource, ...]
    rejected: int
    notes: tuple[str, ...]
    unrecognised: tuple[str, ...]

    @property
    def rows(self) -> int:
        """Raw points of all sources."""
        return sum(source.rows for source in self.sources)

    @property
    def names(self) -> tuple[str, ...]:
        """The files that said something."""
        return tuple(source.name for source in self.sources)

    def path(self, source: StagedSource) -> Path:
        """Where the raw points of a source lie."""
        return self.folder / "raw" / Path(source.stored).name

    def points(self, source: StagedSource) -> list[RawPoint]:
        """The raw points of a source.

        Raises:
            Refused: ``knowledge.staged_changed``: the file is not what was staged.
        """
        path = self.path(source)
        try:
            points = read_raw(path)
        except (OSError, ValueError):
            points = []
        if Reading(points).digest != path.stem:
            raise Refused(
                "knowledge.staged_changed",
                f"“{source.name}”核对后的内容已损坏或丢失，不能采用；请重新上传这个文件",
            )
        return points


def stage(paths: Iterable[Path], folder: Path, progress: Progress | None = None) -> Staged:
    """Read and check files into ``folder``; where they were staged before, they stay as they are.

    ``progress`` is told what is being done (Chinese) and how far, from 0 to 0.5.

    Raises:
        UsageError: a path does not exist.
        Refused: ``knowledge.nothing``: no file is recognised.
    """
    if (earlier := load_staged(folder)) is not None:
        return earlier
    read = read_sources(paths, progress or (lambda _what, _share: None))
    sources = _write_points(read, folder)
    rejects = read.rejects
    if rejects:
        write_atomic(folder / REJECTS, rejects_csv(rejects))
    staged = Staged(
        folder=folder,
        digest=sha256_hex("\n".join(sorted(it.stored for it in sources))),
        sources=sources,
        rejected=len(rejects),
        notes=tuple(note for source in read.read for note in source.reading.notes),
        unrecognised=tuple(path.name for path in read.unrecognised),
    )
    said = asdict(staged) | {"folder": None, "sources": [asdict(it) for it in sources]}
    write_json(folder / FILE, said)
    return staged


def load_staged(folder: Path) -> Staged | None:
    """What was staged in ``folder``; None where nothing was, or not to the end."""
    path = folder / FILE
    if not path.is_file():
        return None
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Staged(
        folder=folder,
        digest=said["digest"],
        sources=tuple(StagedSource(**it) for it in said["sources"]),
        rejected=said["rejected"],
        notes=tuple(said["notes"]),
        unrecognised=tuple(said["unrecognised"]),
    )


def _write_points(read: Sources, folder: Path) -> tuple[StagedSource, ...]:
    found: dict[str, StagedSource] = {}
    for source in read.read:
        points = source.reading.points
        if points and source.stored not in found:
            path = folder / "raw" / Path(source.stored).name
            write_raw(path, points)
            fsync_file(path)
            found[source.stored] = StagedSource(source.path.name, source.stored, len(points))
    if found:
        fsync_dir(folder / "raw")
    return tuple(found.values())
