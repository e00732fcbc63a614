"""Import knowledge into the lake: raw points per file, then all tables anew from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from yijian.audit.knowledge.build import BatchCount, Built, build
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.impact import summary
from yijian.audit.knowledge.raw import RawPoint, write_raw
from yijian.audit.knowledge.reading import Progress, Source, Sources, read_sources
from yijian.audit.knowledge.report import KnowledgeReport
from yijian.audit.knowledge.state import (
    Becoming,
    Cause,
    Entry,
    differing,
    entries,
    entry,
    points_of,
    put,
)
from yijian.claims.lake import Draft, Lake


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
    sources = read_sources(paths, tell)
    with lake.transaction() as draft:
        state = draft.manifest["knowledge"]
        held = frozenset(str(it["path"]) for it in entries(state))
        new = _store(draft, held, sources.read, made_at)
        tell("正在汇总全部知识点", 0.5)
        raw = entries(state) + new
        points = points_of(draft.path, raw)
        built = build(points)
        found = differing(draft.path, state, built)
        refused = sources.rejects + built.missing
        if new or sources.rejects or state.get("digest") != tables_digest(built.tables):
            aside = [it for it in state.get("set_aside", []) if it["path"] not in _paths(new)]
            becoming = Becoming(raw, aside, built, found, refused)
            state = put(draft, becoming, Cause(made_at, sources.names))
            draft.commit()
    return KnowledgeReport(
        version=state["version"],
        batches=tuple(touched(built, points, sources)),
        rejected=len(refused),
        rejects=lake.path / state["rejects"] if refused else None,
        impact=summary(found),
        impact_file=lake.path / state["impact"] if found else None,
        unrecognised=tuple(path.name for path in sources.unrecognised),
        notes=tuple(sources.notes(held, points)),
    )


def _store(
    draft: Draft, held: frozenset[str], sources: Sequence[Source], made_at: datetime
) -> list[Entry]:
    """Write the points of files not seen before; returns their entries for the manifest."""
    new: dict[str, Entry] = {}
    for source in sources:
        points = source.reading.points
        if points and source.stored not in held and source.stored not in new:
            write_raw(draft.path / source.stored, points)
            new[source.stored] = entry(source.stored, source.path.name, len(points), made_at)
    return list(new.values())


def _paths(listed: Iterable[Entry]) -> set[str]:
    return {str(it["path"]) for it in listed}


def touched(built: Built, points: Iterable[RawPoint], sources: Sources) -> Iterable[BatchCount]:
    """The counts of the batches and rule classes that the files of this import speak of."""
    of_key = {p.point_key: (p.batch, p.rule_class) for p in points if p.role == "point"}
    spoken: set[tuple[str, str]] = set()
    for source in sources.read:
        for point in source.reading.points:
            if point.role == "own":
                spoken.add(("", point.rule_class))
            elif point.point_key in of_key:
                spoken.add(of_key[point.point_key])
    return (c for c in built.counts if (c.batch, c.rule_class) in spoken)
