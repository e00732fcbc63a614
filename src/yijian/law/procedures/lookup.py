"""Lookup: which version of a procedure a case of a place and a day obeys.

The most specific jurisdiction whose file holds on that day gives it, and gives it whole: city,
then province, then nation.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused, UsageError
from yijian.law.lookup import Law
from yijian.law.procedures.models import ProcedureFile, ProcedureVersion, Step
from yijian.law.procedures.procedure import Procedure, digest
from yijian.law.procedures.reading import Reader
from yijian.law.procedures.references import check_references
from yijian.law.procedures.registers import guards


class Procedures:
    """The procedures of the packs of ``law``; a file is read when first asked for, and once."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.reader = Reader(law.packs)
        self._checked: set[Path] = set()

    @cached_property
    def files(self) -> dict[str, dict[str, Path]]:
        """Every procedure by name, with the jurisdictions that have it."""
        found: dict[str, dict[str, Path]] = {}
        for path in sorted(self.law.packs.glob("*/procedures/*.yaml")):
            found.setdefault(path.stem, {})[path.parts[-3]] = path
        return dict(sorted(found.items()))

    def names(self) -> tuple[str, ...]:
        """The names of all procedures of all jurisdictions, in order."""
        return tuple(self.files)

    def get(self, name: str, jurisdiction: str, on: date) -> Procedure:
        """The procedure that holds in ``jurisdiction`` on the day ``on``.

        Raises:
            UsageError: ``procedure.unknown``, or an unknown jurisdiction.
            Refused: ``procedure.not_set``: nobody of the chain has it on that day.
            BadInput: a fault of the file.
        """
        places = self._places(name)
        for place in self.law.chain(jurisdiction):
            if place not in places:
                continue
            for version in self._file(places[place]).versions:
                if version.since <= on <= (version.until or FOREVER):
                    return self._procedure(places[place], place, version)
        raise self._not_set(name, jurisdiction, on)

    def at(self, version: str) -> Procedure:
        """The version with this digest, as it was frozen on a case.

        Raises:
            Refused: ``procedure.unknown_version``: the packs no longer hold it.
        """
        if version not in self._by_version:
            said = f"规定包里没有版本 {version[:12]} 的程序；请用案件上保存的那一份"
            raise Refused("procedure.unknown_version", said)
        return self._procedure(*self._by_version[version])

    def every(self) -> Iterator[Procedure]:
        """All versions of all jurisdictions, in order of name, jurisdiction and date."""
        for places in self.files.values():
            for place, path in places.items():
                for version in self._file(path).versions:
                    yield self._procedure(path, place, version)

    def switched_on(self, procedure: Procedure, jurisdiction: str, on: date) -> frozenset[str]:
        """The switches of a procedure that are on in ``jurisdiction`` on the day ``on``."""
        return frozenset(
            step.switch
            for step in procedure.body.steps
            if step.switch and self._is_on(step.switch, jurisdiction, on)
        )

    def check(self) -> None:
        """Read every procedure of the packs, so that a fault shows now and not at first use.

        Raises:
            BadInput: the first fault, with file and line.
            UsageError: ``law.unknown_parameter``: a guard reads a parameter that there is not.
        """
        used: set[str] = set()
        for procedure in self.every():
            self.at(procedure.version)
            used.update(*(step.guards for step in procedure.body.steps))
        for name in sorted(used):
            if unknown := sorted(set(guards()[name].parameters) - set(self.law.names())):
                said = f"条件 {name} 所读的参数不存在：{'、'.join(unknown)}"
                raise UsageError("law.unknown_parameter", said)

    def _is_on(self, switch: str, jurisdiction: str, on: date) -> bool:
        try:
            return self.law.value(switch, jurisdiction, on).value is True
        except (UsageError, Refused):
            return False

    @cached_property
    def _by_version(self) -> dict[str, tuple[Path, str, ProcedureVersion]]:
        return {
            digest(name, place, version): (path, place, version)
            for name, places in self.files.items()
            for place, path in places.items()
            for version in self._file(path).versions
        }

    def _places(self, name: str) -> dict[str, Path]:
        if name not in self.files:
            near = difflib.get_close_matches(name, self.files, n=3, cutoff=0.4)
            hint = f"；相近的程序：{'、'.join(near)}" if near else f"；有：{'、'.join(self.files)}"
            raise UsageError("procedure.unknown", f"没有程序 {name}{hint}")
        return self.files[name]

    def _file(self, path: Path) -> ProcedureFile:
        found = self.reader.read(path)
        if path not in self._checked:
            check_references(self.law, self.reader.source(path), found)
            self._checked.add(path)
        return found

    def _procedure(self, path: Path, place: str, body: ProcedureVersion) -> Procedure:
        file = self._file(path)
        instrument = self.law.instrument(place, body.instrument) if body.instrument else None
        return Procedure(
            name=file.name,
            title=file.title,
            subject=file.subject,
            jurisdiction=place,
            version=digest(file.name, place, body),
            body=body,
            cited=instrument.title if instrument else body.reason or "",
            citations={step.id: self._citation(step) for step in body.steps},
        )

    def _citation(self, step: Step) -> str:
        """The basis of a step as it is cited: each instrument once, with its articles."""
        labels: dict[str, list[str]] = {}
        for name in step.basis:
            unit = self.law.article(name)
            mine = labels.setdefault(unit.instrument.title, [])
            if unit.label not in mine:
                mine.append(unit.label)
        if not labels:
            return f"本系统的默认做法：{step.reason}"
        return "；".join(f"{title}{'、'.join(mine)}" for title, mine in labels.items())

    def _not_set(self, name: str, jurisdiction: str, on: date) -> Refused:
        known = self.law.jurisdictions
        where = known[jurisdiction].title
        having = "、".join(
            f"{known[place].title}自 {self._file(path).versions[0].since} 起"
            for place, path in self._places(name).items()
        )
        return Refused(
            "procedure.not_set", f"{where}及其上级在 {on} 没有程序 {name}；有规定的法域：{having}"
        )
