"""Lookup: which value of a parameter holds in a place on a day.

The most specific jurisdiction that has a value on that day gives it: city, then province,
then nation. Where the city's own rule had not begun or has ended, its parent's applies.
"""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place, Refused, UsageError
from yijian.law.models import DatedValue, Instrument, Jurisdiction, Parameter
from yijian.law.pack import check_instrument, read_instrument, read_jurisdiction, read_parameter
from yijian.law.timeline import DAY, lay
from yijian.law.value import Value


class Law:
    """The packs of one directory; a file is read when it is first asked for, and once."""

    def __init__(self, packs: Path) -> None:
        self.packs = packs
        self._parameters: dict[Path, Parameter] = {}
        self._instruments: dict[Path, Instrument] = {}

    @staticmethod
    def load(packs: Path | None = None) -> Law:
        """The law in ``packs``; without it the shipped packs, opened once per process."""
        return _shipped() if packs is None else Law(packs)

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """All jurisdictions by name.

        Raises:
            BadInput: a parent that does not exist, or parents that run in a circle.
        """
        found = {
            path.parent.name: read_jurisdiction(path)
            for path in sorted(self.packs.glob("*/jurisdiction.yaml"))
        }
        for name in found:
            _check_parents(name, found, self.packs)
        return found

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the path and the bytes of every file of the packs."""
        total = hashlib.sha256()
        for path in sorted(self.packs.rglob("*.yaml")):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(self.packs).as_posix()} {content}\n".encode())
        return total.hexdigest()

    def names(self) -> tuple[str, ...]:
        """The names of all parameters of all jurisdictions, in order."""
        return tuple(sorted({path.stem for path in self.packs.glob("*/parameters/*.yaml")}))

    def chain(self, jurisdiction: str) -> tuple[str, ...]:
        """The jurisdiction and those above it: ``("lanzhou", "gansu", "national")``.

        Raises:
            UsageError: ``law.unknown_jurisdiction``; the message lists those there are.
        """
        if jurisdiction not in self.jurisdictions:
            known = "、".join(f"{j.name}（{j.title}）" for j in self.jurisdictions.values())
            raise UsageError(
                "law.unknown_jurisdiction", f"没有法域 {jurisdiction}；可用的法域：{known}"
            )
        steps, current = [jurisdiction], self.jurisdictions[jurisdiction].parent
        while current is not None:
            steps.append(current)
            current = self.jurisdictions[current].parent
        return tuple(steps)

    def admdvs(self, jurisdiction: str) -> str:
        """The six digits of the jurisdiction's administrative division."""
        return self.jurisdictions[self.chain(jurisdiction)[0]].admdvs

    def value(self, name: str, jurisdiction: str, on: date) -> Value:
        """The value that holds in ``jurisdiction`` on the day ``on``.

        Raises:
            UsageError: unknown parameter or jurisdiction.
            Refused: ``law.not_set`` (no jurisdiction of the chain sets it),
                ``law.before_first``, ``law.gap`` or ``law.ended``.
        """
        chain_ = self.chain(jurisdiction)
        for place in chain_:
            for dated in self._values(name, place):
                if dated.since <= on <= (dated.until or FOREVER):
                    return self._answer(name, jurisdiction, place, dated, on)
        raise self._nothing(name, jurisdiction, on)

    def timeline(self, name: str, jurisdiction: str) -> tuple[Value, ...]:
        """The values that hold in ``jurisdiction`` one after the other, adjoining.

        Raises:
            UsageError: unknown parameter or jurisdiction.
            Refused: ``law.not_set``, or ``law.gap`` where a day inside has no value.
        """
        spans = lay(
            ((place, dated), dated.since, dated.until or FOREVER)
            for place in self.chain(jurisdiction)
            for dated in self._values(name, place)
        )
        if not spans:
            raise self._not_set(name, jurisdiction)
        for earlier, later in pairwise(spans):
            if later.first != earlier.last + DAY:
                raise self._gap(name, jurisdiction, earlier.last + DAY, later.first - DAY)
        return tuple(
            replace(
                self._answer(name, jurisdiction, *span.item, None),
                since=span.first,
                until=None if span.last == FOREVER else span.last,
            )
            for span in spans
        )

    def check(self) -> None:
        """Read every file of the packs, so that a fault shows now and not at its first use."""
        for place in self.jurisdictions:
            for path in sorted(self.packs.glob(f"{place}/instruments/*.yaml")):
                self._instrument_file(path)
        for name in self.names():
            for place in self.jurisdictions:
                if self._values(name, place):
                    self.timeline(name, place)

    def instrument(self, jurisdiction: str, identifier: str) -> Instrument | None:
        """An instrument of the jurisdiction or of one above it; null where there is none."""
        for place in self.chain(jurisdiction):
            path = self.packs / place / "instruments" / f"{identifier}.yaml"
            if path.is_file():
                return self._instrument_file(path)
        return None

    def _instrument_file(self, path: Path) -> Instrument:
        if path not in self._instruments:
            self._instruments[path] = read_instrument(path)
        return self._instruments[path]

    def _values(self, name: str, place: str) -> tuple[DatedValue, ...]:
        """The values ``place`` itself gives; none where it has no such parameter."""
        if name not in self.names():
            near = difflib.get_close_matches(name, self.names(), n=3, cutoff=0.5)
            hint = f"；相近的参数：{'、'.join(near)}" if near else "；可用 law list 查看全部参数"
            raise UsageError("law.unknown_parameter", f"没有参数 {name}{hint}")
        path = self.packs / place / "parameters" / f"{name}.yaml"
        if path not in self._parameters:
            if not path.is_file():
                return ()
            parameter = read_parameter(path)
            self._check_cited(parameter, place, path)
            self._parameters[path] = parameter
        return self._parameters[path].values

    def _check_cited(self, parameter: Parameter, place: str, path: Path) -> None:
        for dated in parameter.values:
            if dated.instrument is None:
                continue
            instrument = self.instrument(place, dated.instrument)
            if instrument is None:
                raise BadInput(
                    "law.unknown_instrument",
                    Place(str(path)),
                    f"依据的文件 {dated.instrument} 不存在",
                    "本法域或上级法域 instruments 目录中的文件编号",
                )
            check_instrument(dated, instrument, path)

    def _answer(
        self, name: str, jurisdiction: str, place: str, dated: DatedValue, on: date | None
    ) -> Value:
        cited = self.instrument(place, dated.instrument) if dated.instrument else None
        return Value(
            name=name,
            title=self._parameters[self.packs / place / "parameters" / f"{name}.yaml"].title,
            jurisdiction=jurisdiction,
            resolved_from=place,
            on=on,
            value=dated.typed(),
            unit=dated.unit,
            inclusive=dated.inclusive,
            components=dated.components,
            instrument=cited.title if cited else None,
            status=cited.status if cited else None,
            article=dated.article,
            rows=dated.rows,
            origin=dated.origin,
            reason=dated.reason,
            confidence=dated.confidence,
            checked_on=dated.checked_on,
            since=dated.since,
            until=dated.until,
        )

    def _nothing(self, name: str, jurisdiction: str, on: date) -> Refused:
        spans = self.timeline(name, jurisdiction)
        where = self.jurisdictions[jurisdiction].title
        if on < spans[0].since:
            return Refused(
                "law.before_first",
                f"参数 {name} 在{where}自 {spans[0].since} 起才有规定，{on} 没有值",
            )
        return Refused(
            "law.ended", f"参数 {name} 在{where}的规定到 {spans[-1].until} 为止，{on} 没有值"
        )

    def _not_set(self, name: str, jurisdiction: str) -> Refused:
        where = self.jurisdictions[jurisdiction].title
        having = "、".join(
            j.title for j in self.jurisdictions.values() if self._values(name, j.name)
        )
        return Refused("law.not_set", f"{where}及其上级没有规定参数 {name}；有规定的法域：{having}")

    def _gap(self, name: str, jurisdiction: str, first: date, last: date) -> Refused:
        where = self.jurisdictions[jurisdiction].title
        return Refused("law.gap", f"参数 {name} 在{where}于 {first} 至 {last} 之间没有值，请补全")


def _check_parents(name: str, known: dict[str, Jurisdiction], packs: Path) -> None:
    seen = [name]
    while (parent := known[seen[-1]].parent) is not None:
        place = Place(str(packs / seen[-1] / "jurisdiction.yaml"), None, "parent")
        if parent not in known:
            raise BadInput("law.parent", place, f"上级法域 {parent} 不存在", "、".join(known))
        if parent in seen:
            circle = " → ".join((*seen, parent))
            raise BadInput(
                "law.cycle", place, f"上级法域成环：{circle}", "最终到达 national 的上级"
            )
        seen.append(parent)


@cache
def _shipped() -> Law:
    return Law(Path(str(files("yijian.law").joinpath("packs"))))


def chain(jurisdiction: str) -> tuple[str, ...]:
    """:meth:`Law.chain` in the shipped packs."""
    return _shipped().chain(jurisdiction)


def admdvs(jurisdiction: str) -> str:
    """:meth:`Law.admdvs` in the shipped packs."""
    return _shipped().admdvs(jurisdiction)
