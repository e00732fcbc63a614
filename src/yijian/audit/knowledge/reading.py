"""The files of one import: which of them are knowledge, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.recognise import files_of, read_file
from yijian.kernel.errors import Refused

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Source:
    """A recognised file, what it said, and where its points lie relative to the lake."""

    path: Path
    reading: Reading
    stored: str


@dataclass(frozen=True)
class Sources:
    """All files of an import: those recognised, and those left alone."""

    read: tuple[Source, ...]
    unrecognised: tuple[Path, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The files that were read."""
        return tuple(source.path.name for source in self.read)

    @property
    def rejects(self) -> list[Reject]:
        """Everything that a reader did not take."""
        return [reject for source in self.read for reject in source.reading.rejects]

    def notes(self, held: frozenset[str], points: Sequence[RawPoint]) -> list[str]:
        """Remarks for the report; ``held`` are the stored paths that the lake had before, and
        ``points`` are all raw points together."""
        notes = [note for source in self.read for note in source.reading.notes]
        for source in self.read:
            if source.reading.points and source.stored in held:
                notes.append(f"{source.path.name}：内容此前已导入，不重复计算")
        heads = {point.point_key for point in points if point.role == "point"}
        lone = sum(p.role == "code" and p.point_key not in heads for p in points)
        if lone:
            notes.append(f"{lone} 个编码还没有对应的知识点；请同时导入知识点文件")
        if self.unrecognised:
            listed = "、".join(path.name for path in self.unrecognised)
            notes.append(f"{len(self.unrecognised)} 个文件未识别，没有读取：{listed}")
        return notes


def read_sources(paths: Iterable[Path], tell: Progress) -> Sources:
    """Read files and folders; ``tell`` is told which file (Chinese) and how far, from 0 to 0.5.

    Raises:
        UsageError: a path does not exist.
        Refused: ``knowledge.nothing`` where no file is recognised.
    """
    read, unrecognised = [], []
    files = files_of(paths)
    for number, path in enumerate(files):
        tell(f"正在读取 {path.name}", number / len(files) / 2)
        reading = read_file(path)
        if reading is None:
            unrecognised.append(path)
        else:
            read.append(Source(path, reading, stored_at(reading)))
    if not read:
        raise Refused(
            "knowledge.nothing",
            f"{len(files)} 个文件里没有能识别的知识文件；可用：国家公布的 XLSX、两种整理好的 CSV、"
            "或自有 CSV（文件名为知识种类，见使用手册“知识”一章）",
        )
    return Sources(tuple(read), tuple(unrecognised))


def stored_at(reading: Reading) -> str:
    """Where the raw points of a reading lie in a lake: named for what they say."""
    return f"knowledge/raw/{reading.digest}.parquet"
