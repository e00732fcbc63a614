"""Import knowledge into the lake: raw points per file, then all tables anew from all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.knowledge.build import BatchCount, Built, build
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.impact import Change, as_csv, changes, summary
from yijian.audit.knowledge.kinds import kinds, read_stored
from yijian.audit.knowledge.raw import RawPoint, Reading, read_raw, write_raw
from yijian.audit.knowledge.report import KnowledgeReport, rejects_csv
from yijian.audit.knowledge.sources.recognise import files_of, read_file
from yijian.claims.lake import Draft, Lake
from yijian.kernel.errors import Refused

Progress = Callable[[str, float], None]
_SHORT = 16


@dataclass(frozen=True)
class _Source:
    """A recognised file, what it said, and where its points lie relative to the lake."""

    path: Path
    reading: Reading
    stored: str


def import_knowledge(
    lake: Lake, paths: Iterable[Path], *, made_at: datetime, progress: Progress | None = None
) -> KnowledgeReport:
    """Take in files and folders of knowledge; the same content twice is taken once.

    The result does not depend on the order in which files come, in one import or in several.
    ``progress`` is told what is being done (Chinese) and how far, from 0 to 1.

    Raises:
        UsageError: a path does not exist.
        Refused: ``knowledge.nothing`` where no file is recognised; or the lake is busy.
    """
    tell = progress or (lambda _what, _share: None)
    sources, unrecognised = _read(files_of(paths), tell)
    with lake.transaction() as draft:
        state: dict[str, Any] = draft.manifest["knowledge"]
        earlier: list[dict[str, Any]] = state.get("raw", [])
        new = _store(draft, earlier, sources, made_at)
        tell("正在汇总全部知识点", 0.5)
        points = [p for entry in earlier + new for p in read_raw(draft.path / entry["path"])]
        built = build(points)
        found = _changes(draft, state, built)
        unread = [reject for source in sources for reject in source.reading.rejects]
        refused = unread + built.missing
        if new or unread or state.get("digest") != tables_digest(built.tables):
            state = _write(draft, built, found, rejects_csv(refused) if refused else None)
            state["raw"] = sorted(earlier + new, key=lambda entry: str(entry["path"]))
            draft.manifest["knowledge"] = state
            draft.commit()
    return KnowledgeReport(
        version=state["version"],
        batches=tuple(_touched(built, points, sources)),
        rejected=len(refused),
        rejects=lake.path / state["rejects"] if refused else None,
        impact=summary(found),
        impact_file=lake.path / state["impact"] if found else None,
        unrecognised=tuple(path.name for path in unrecognised),
        notes=tuple(_notes(sources, new, unrecognised, points)),
    )


def _read(paths: list[Path], tell: Progress) -> tuple[list[_Source], list[Path]]:
    sources, unrecognised = [], []
    for number, path in enumerate(paths):
        tell(f"正在读取 {path.name}", number / len(paths) / 2)
        reading = read_file(path)
        if reading is None:
            unrecognised.append(path)
        else:
            sources.append(_Source(path, reading, f"knowledge/raw/{reading.digest}.parquet"))
    if not sources:
        raise Refused(
            "knowledge.nothing",
            f"{len(paths)} 个文件里没有能识别的知识文件；可用：国家公布的 XLSX、两种整理好的 CSV、"
            "或自有 CSV（文件名为知识种类，见使用手册“知识”一章）",
        )
    return sources, unrecognised


def _store(
    draft: Draft, earlier: list[dict[str, Any]], sources: list[_Source], made_at: datetime
) -> list[dict[str, Any]]:
    """Write the points of files not seen before; returns their entries for the manifest."""
    known = {entry["path"] for entry in earlier}
    new: dict[str, dict[str, Any]] = {}
    for source in sources:
        if source.reading.points and source.stored not in known and source.stored not in new:
            write_raw(draft.path / source.stored, source.reading.points)
            new[source.stored] = {
                "path": source.stored,
                "source": source.path.name,
                "rows": len(source.reading.points),
                "imported_at": made_at.isoformat(timespec="seconds"),
            }
    return list(new.values())


def _changes(draft: Draft, state: dict[str, Any], built: Built) -> list[Change]:
    found: list[Change] = []
    for name, kind in kinds().items():
        earlier = state.get("tables", {}).get(name)
        before: pa.Table | None = None
        if earlier is not None:
            before = read_stored(kind, draft.path / earlier["path"])
        found.extend(changes(kind, before, built.tables[name]))
    return found


def _write(
    draft: Draft, built: Built, found: list[Change], rejects: bytes | None
) -> dict[str, Any]:
    """Write tables, rejects and impact; returns what the manifest says of them."""
    digest = tables_digest(built.tables)
    version = digest[:_SHORT]
    folder = draft.path / "knowledge" / version
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name, table in built.tables.items():
        path = f"knowledge/{version}/{name}.parquet"
        if not (draft.path / path).exists():
            pq.write_table(table, draft.path / path, compression="zstd")
        tables[name] = {"path": path, "rows": table.num_rows}
    reports = draft.path / "knowledge" / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    written: dict[str, Any] = {"version": version, "digest": digest, "tables": tables}
    for what, content in (("rejects", rejects), ("impact", as_csv(found) if found else None)):
        path = f"knowledge/reports/{draft.version:08d}-{what}.csv"
        if content is not None:
            (draft.path / path).write_bytes(content)
        written[what] = path if content is not None else None
    return written


def _touched(built: Built, points: list[RawPoint], sources: list[_Source]) -> Iterable[BatchCount]:
    """The counts of the batches and rule classes that the files of this import speak of."""
    of_key = {p.point_key: (p.batch, p.rule_class) for p in points if p.role == "point"}
    spoken: set[tuple[str, str]] = set()
    for source in sources:
        for point in source.reading.points:
            if point.role == "own":
                spoken.add(("", point.rule_class))
            elif point.point_key in of_key:
                spoken.add(of_key[point.point_key])
    return (c for c in built.counts if (c.batch, c.rule_class) in spoken)


def _notes(
    sources: list[_Source],
    new: list[dict[str, Any]],
    unrecognised: list[Path],
    points: list[RawPoint],
) -> list[str]:
    fresh = {entry["path"] for entry in new}
    notes = [note for source in sources for note in source.reading.notes]
    for source in sources:
        if source.reading.points and source.stored not in fresh:
            notes.append(f"{source.path.name}：内容此前已导入，不重复计算")
    heads = {point.point_key for point in points if point.role == "point"}
    lone = sum(p.role == "code" and p.point_key not in heads for p in points)
    if lone:
        notes.append(f"{lone} 个编码还没有对应的知识点；请同时导入知识点文件")
    if unrecognised:
        listed = "、".join(path.name for path in unrecognised)
        notes.append(f"{len(unrecognised)} 个文件未识别，没有读取：{listed}")
    return notes
