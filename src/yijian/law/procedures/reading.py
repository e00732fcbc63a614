"""Read procedure files: each version whole, sound in itself, and beside its neighbours in time.

Every refusal is a :class:`BadInput` with the file and, where there is one, the line.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput
from yijian.law.procedures.expansion import expand
from yijian.law.procedures.models import ProcedureFile, ProcedureVersion, VersionWritten
from yijian.law.procedures.soundness import faults_of_version
from yijian.law.procedures.source import Fault, Source


class Reader:
    """Reads the procedures of one directory of packs, each file once."""

    def __init__(self, packs: Path) -> None:
        self.packs = packs
        self._files: dict[Path, ProcedureFile] = {}
        self._sources: dict[Path, Source] = {}
        self._reading: list[Path] = []

    def source(self, path: Path) -> Source:
        """The file as it is written.

        Raises:
            BadInput: a fault of YAML or of the schema, or ``procedure.name``.
        """
        if path not in self._sources:
            self._sources[path] = Source.read(path)
        return self._sources[path]

    def read(self, path: Path) -> ProcedureFile:
        """The procedure with its versions in order of date, each whole and sound.

        Raises:
            BadInput: ``procedure.base``, ``.period``, ``.overlap``, ``.gap``, ``.basis``,
                ``.twice``, ``.empty``, ``.unknown_state``, ``.unreachable``, ``.final_exit``,
                ``.dead_end``, ``.nowhere``, ``.unknown_role``, ``.unknown_guard``,
                ``.unknown_document``, ``.deadline`` or ``.switch``; a fault of YAML or schema.
        """
        if path not in self._files:
            source = self.source(path)
            if path in self._reading:
                circle = " → ".join(it.parts[-3] for it in (*self._reading, path))
                fault = Fault("procedure.base", ("versions",), f"所依版本成环：{circle}", "不成环")
                raise source.refusal(fault)
            self._reading.append(path)
            try:
                self._files[path] = self._whole(source)
            finally:
                self._reading.pop()
        return self._files[path]

    def _whole(self, source: Source) -> ProcedureFile:
        written = sorted(source.written.versions, key=lambda version: version.since)
        found: dict[date, ProcedureVersion] = {}
        for version in written:
            whole = expand(source, version, self._base(source, version, found))
            for fault in faults_of_version(whole):
                raise source.refusal(fault)
            if version.since in found:
                raise _overlap(source, found[version.since], whole)
            found[version.since] = whole
        for earlier, later in pairwise(found.values()):
            _refuse_between(source, earlier, later)
        file = source.written
        return ProcedureFile(
            name=file.name, title=file.title, subject=file.subject, versions=tuple(found.values())
        )

    def _base(
        self, source: Source, version: VersionWritten, own: dict[date, ProcedureVersion]
    ) -> ProcedureVersion | None:
        base = version.base
        if base is None:
            return None
        place = base.jurisdiction or source.place
        if place == source.place:
            known = own
        else:
            path = self.packs / place / "procedures" / source.path.name
            known = {it.since: it for it in self.read(path).versions} if path.is_file() else {}
        if base.since not in known:
            days = "、".join(str(day) for day in known) or "（没有）"
            wrong = f"{place} 没有自 {base.since} 起的版本"
            fault = Fault("procedure.base", (version.since, "base"), wrong, f"已有的版本：{days}")
            raise source.refusal(fault)
        return known[base.since]


def _refuse_between(source: Source, earlier: ProcedureVersion, later: ProcedureVersion) -> None:
    last = earlier.until or FOREVER
    if later.since <= last:
        raise _overlap(source, earlier, later)
    day = timedelta(days=1)
    if later.since != last + day:
        wrong = f"{last + day} 至 {later.since - day} 之间没有版本"
        fault = Fault("procedure.gap", (later.since,), wrong, "前后两版的有效期首尾相接")
        raise source.refusal(fault)


def _overlap(source: Source, earlier: ProcedureVersion, later: ProcedureVersion) -> BadInput:
    wrong = f"自 {later.since} 起的版本与自 {earlier.since} 起的版本有效期重叠"
    right = f"前一版的 until 早于 {later.since}"
    return source.refusal(Fault("procedure.overlap", (later.since, "since"), wrong, right))
