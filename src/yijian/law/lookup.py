"""Lookup: which value of a parameter, which article and which codes hold in a place on a day.

The most specific jurisdiction that has a value on that day gives it: city, then province,
then nation. Where the city's own rule had not begun or has ended, its parent's applies.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place, Refused, UsageError
from yijian.law.articles import ArticleUnit
from yijian.law.code_lists import CodeEntry, provided, unknown_list
from yijian.law.layers import Held, layered
from yijian.law.models import DatedValue, Instrument, Jurisdiction, Parameter
from yijian.law.pack import check_instrument, value_line
from yijian.law.places import read_places
from yijian.law.shelf import Shelf
from yijian.law.timeline import DAY, lay
from yijian.law.value import Value

KEPT = 4
"""How many folders of additions stay open in a process: the newest, and some that go on."""


class Law:
    """The packs of one directory, with what an office added to them (``law.additions``).

    A file is read when it is first asked for, and once.
    """

    def __init__(self, packs: Path, additions: Path | None = None) -> None:
        self.packs = packs
        self.additions = additions
        self.shelf = Shelf(packs, additions)
        self._held: dict[tuple[str, str], tuple[Held, ...]] = {}

    @staticmethod
    def load(packs: Path | None = None, additions: Path | None = None) -> Law:
        """The law in ``packs`` (by default those shipped) with the folder ``additions``.

        Over the shipped packs it is opened once per process and folder, for an additions folder
        never changes.
        """
        if packs is not None:
            return Law(packs, additions)
        return _shipped() if additions is None else _with_additions(additions.resolve())

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """All jurisdictions by name.

        Raises:
            BadInput: a parent that does not exist, or parents that run in a circle.
            UsageError: ``law.no_packs``.
        """
        return read_places(self.packs)

    @property
    def digest(self) -> str:
        """SHA-256 over the path and the bytes of every file of the packs and the additions."""
        return self.shelf.digest

    def names(self) -> tuple[str, ...]:
        """The names of all parameters of all jurisdictions, in order."""
        return tuple(self.shelf.parameters)

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

    def value(self, name: str, jurisdiction: str, on: date, *, drafts: bool = True) -> Value:
        """The value that holds in ``jurisdiction`` on the day ``on``.

        Without ``drafts`` a value that only a draft gives is passed over, so that the answer is
        the law in force; with it the answer is a simulation wherever ``status`` is ``draft``.

        Raises:
            UsageError: unknown parameter or jurisdiction.
            Refused: ``law.not_set`` (no jurisdiction of the chain sets it),
                ``law.before_first``, ``law.gap`` or ``law.ended``.
        """
        chain_ = self.chain(jurisdiction)
        for place in chain_:
            for held in self.held(name, place):
                if held.dated.since <= on <= (held.dated.until or FOREVER):
                    if not drafts and self._is_draft(place, held.dated):
                        continue
                    return self._answer(name, jurisdiction, place, held, on)
        raise self._nothing(name, jurisdiction, on)

    def timeline(self, name: str, jurisdiction: str) -> tuple[Value, ...]:
        """The values that hold in ``jurisdiction`` one after the other, adjoining.

        Raises:
            UsageError: unknown parameter or jurisdiction.
            Refused: ``law.not_set``.
            BadInput: ``law.gap`` where a day inside has no value.
        """
        spans = lay(
            ((place, held), held.dated.since, held.dated.until or FOREVER)
            for place in self.chain(jurisdiction)
            for held in self.held(name, place)
        )
        if not spans:
            raise self._not_set(name, jurisdiction)
        for earlier, later in pairwise(spans):
            if later.first != earlier.last + DAY:
                days = (earlier.last + DAY, later.first - DAY)
                raise self._gap(name, jurisdiction, days, later.item[1])
        return tuple(
            replace(
                self._answer(name, jurisdiction, *span.item, None),
                since=span.first,
                until=None if span.last == FOREVER else span.last,
            )
            for span in spans
        )

    def check(self) -> None:
        """Read every file of the packs, so that a fault shows now and not at its first use.

        Raises:
            BadInput: the first fault, with file and line.
        """
        from yijian.law.checks import check

        check(self)

    def instrument(self, jurisdiction: str, identifier: str) -> Instrument | None:
        """An instrument of the jurisdiction or of one above it; null where there is none."""
        places = self.shelf.instruments.get(identifier, {})
        for place in self.chain(jurisdiction):
            if place in places:
                return self.shelf.instrument(places[place])
        return None

    def instruments(self, jurisdiction: str) -> tuple[Instrument, ...]:
        """All instruments that concern the jurisdiction: its own first, then those above it."""
        return tuple(
            self.shelf.instrument(places[place])
            for place in self.chain(jurisdiction)
            for places in self.shelf.instruments.values()
            if place in places
        )

    def home(self, instrument: str) -> str:
        """The jurisdiction in whose pack an instrument stands.

        Raises:
            UsageError: ``law.unknown_instrument``.
        """
        if instrument not in self.shelf.instruments:
            raise UsageError("law.unknown_instrument", f"没有文件 {instrument}")
        return next(iter(self.shelf.instruments[instrument]))

    def article(self, identifier: str) -> ArticleUnit:
        """The citable unit of an identifier (``LZ-22-1``) or of a row in it (``LZ-22-1a``).

        Raises:
            UsageError: ``law.unknown_article``; the message names the nearest ones.
        """
        instrument = self.shelf.prefixes.get(identifier.split("-", 1)[0])
        book = self.shelf.book(instrument) if instrument else None
        if book is None:
            prefixes = "、".join(self.shelf.prefixes)
            raise UsageError(
                "law.unknown_article", f"没有条文 {identifier}；可用的前缀：{prefixes}"
            )
        found = book.find(identifier)
        if found is None:
            raise book.unknown(identifier)
        return found

    def articles(self, jurisdiction: str) -> tuple[ArticleUnit, ...]:
        """The units of the jurisdiction's own instruments, in the order of their texts."""
        place = self.chain(jurisdiction)[0]
        return tuple(
            unit
            for identifier, places in self.shelf.instruments.items()
            if place in places
            for unit in getattr(self.shelf.book(identifier), "units", ())
        )

    def code_lists(self) -> tuple[str, ...]:
        """The names of all code lists, in order."""
        return tuple(self.shelf.lists)

    def code_list(
        self, name: str, jurisdiction: str, on: date, *, drafts: bool = True
    ) -> tuple[CodeEntry, ...]:
        """The entries that the jurisdiction's law or superior law provides on the day ``on``.

        Raises:
            UsageError: ``law.unknown_list`` or an unknown jurisdiction.
        """
        chain_ = self.chain(jurisdiction)
        if name not in self.shelf.lists:
            raise unknown_list(name, self.code_lists())
        paths = self.shelf.lists[name]
        lists = [self.shelf.code_list(paths[it]) for it in reversed(chain_) if it in paths]
        return tuple(provided(lists, chain_, on, self._cited_by, drafts=drafts))

    def title(self, list_name: str, code: str) -> str:
        """The Chinese of a code of a list, whichever place has it; the code itself if none."""
        for path in self.shelf.lists.get(list_name, {}).values():
            for entry in self.shelf.code_list(path).entries:
                if entry.code == code:
                    return entry.title
        return code

    def own_values(self, name: str, place: str) -> tuple[DatedValue, ...]:
        """The values that ``place`` itself gives; none where it has no such parameter.

        Raises:
            UsageError: ``law.unknown_parameter``; the message names the nearest ones.
            BadInput: a fault of the file.
        """
        return tuple(held.dated for held in self.held(name, place))

    def held(self, name: str, place: str) -> tuple[Held, ...]:
        """:meth:`own_values`, each with the file it is written in; raises as that does."""
        key = (name, place)
        if key not in self._held:
            files = self.files(name, place)
            written = [(path, self._cited_parameter(path, place)) for path in files]
            self._held[key] = layered(
                (path, dated) for path, parameter in written for dated in parameter.values
            )
        return self._held[key]

    def place_of(self, value: Value) -> Place:
        """The file and the line in which a value is written."""
        for held in self.held(value.name, value.resolved_from):
            if held.dated.since <= value.since <= (held.dated.until or FOREVER):
                return Place(str(held.path), value_line(held.path, held.written))
        raise ValueError(f"{value.name} is not of this law")

    def files(self, name: str, place: str) -> tuple[Path, ...]:
        """The files in which ``place`` gives values of ``name``: the added one, the shipped one.

        Raises:
            UsageError: ``law.unknown_parameter``; the message names the nearest ones.
        """
        if name not in self.shelf.parameters:
            near = difflib.get_close_matches(name, self.names(), n=3, cutoff=0.5)
            hint = f"；相近的参数：{'、'.join(near)}" if near else "；可用 law list 查看全部参数"
            raise UsageError("law.unknown_parameter", f"没有参数 {name}{hint}")
        layers = (self.shelf.added, self.shelf.parameters)
        return tuple(files[name][place] for files in layers if place in files.get(name, {}))

    def parameter_title(self, name: str) -> str:
        """The Chinese title of a parameter, as the highest place that has it calls it.

        Raises:
            UsageError: ``law.unknown_parameter``.
        """
        places = sorted(self.jurisdictions, key=lambda it: len(self.chain(it)))
        return next(self._title(name, place) for place in places if self.files(name, place))

    def _title(self, name: str, place: str) -> str:
        return self.shelf.parameter(self.files(name, place)[-1]).title

    def _cited_parameter(self, path: Path, place: str) -> Parameter:
        parameter = self.shelf.parameter(path)
        for dated in parameter.values:
            if dated.instrument is None:
                continue
            instrument = self.instrument(place, dated.instrument)
            if instrument is None:
                raise BadInput(
                    "law.unknown_instrument",
                    Place(str(path), value_line(path, dated)),
                    f"依据的文件 {dated.instrument} 不存在",
                    "本法域或上级法域 instruments 目录中的文件编号",
                )
            check_instrument(dated, instrument, path)
        return parameter

    def _is_draft(self, place: str, dated: DatedValue) -> bool:
        cited = self.instrument(place, dated.instrument) if dated.instrument else None
        return cited is not None and cited.status == "draft"

    def _cited_by(self, place: str, identifier: str) -> Instrument:
        found = self.instrument(place, identifier)
        if found is None:
            raise UsageError("law.unknown_instrument", f"没有文件 {identifier}")
        return found

    def _answer(
        self, name: str, jurisdiction: str, place: str, held: Held, on: date | None
    ) -> Value:
        dated = held.dated
        cited = self.instrument(place, dated.instrument) if dated.instrument else None
        listed = dated.members_of
        return Value(
            name=name,
            title=self._title(name, place),
            jurisdiction=jurisdiction,
            resolved_from=place,
            on=on,
            value=dated.typed(),
            unit=dated.unit,
            inclusive=dated.inclusive,
            components=dated.components,
            instrument=cited.title if cited else None,
            status=cited.status_on(on or dated.since) if cited else None,
            article=dated.article,
            rows=dated.rows,
            origin=dated.origin,
            reason=dated.reason,
            confidence=dated.confidence,
            checked_on=dated.checked_on,
            rolls=dated.rolls,
            decided=dated.decided,
            began=dated.began or dated.since,
            since=dated.since,
            until=dated.until,
            mark=dated.mark,
            doubt=dated.doubt,
            warning=cited.warning if cited else None,
            members={it: self.title(listed, it) for it in dated.members} if listed else None,
        )

    def _nothing(self, name: str, jurisdiction: str, on: date) -> Refused:
        spans = self.timeline(name, jurisdiction)
        where = self.jurisdictions[jurisdiction].title
        first, last = spans[0], spans[-1]
        if on < first.since:
            said = f"自 {first.since} 起才有规定（{self._file_of(first)}）"
            return Refused("law.before_first", f"参数 {name} 在{where}{said}，{on} 没有值")
        said = f"的规定到 {last.until} 为止（{self._file_of(last)}）"
        return Refused("law.ended", f"参数 {name} 在{where}{said}，{on} 没有值")

    def _file_of(self, value: Value) -> str:
        place = self.place_of(value)
        return str(replace(place, file="/".join(Path(place.file).parts[-3:])))

    def _not_set(self, name: str, jurisdiction: str) -> Refused:
        where = self.jurisdictions[jurisdiction].title
        having = "、".join(
            j.title for j in self.jurisdictions.values() if self.own_values(name, j.name)
        )
        return Refused("law.not_set", f"{where}及其上级没有规定参数 {name}；有规定的法域：{having}")

    def _gap(self, name: str, jurisdiction: str, days: tuple[date, date], after: Held) -> BadInput:
        where = self.jurisdictions[jurisdiction].title
        return BadInput(
            "law.gap",
            Place(str(after.path), value_line(after.path, after.written)),
            f"参数 {name} 在{where}于 {days[0]} 至 {days[1]} 之间没有值",
            "补上这几日的值",
        )


@cache
def _shipped() -> Law:
    return Law(Path(str(files("yijian.law").joinpath("packs"))))


@lru_cache(maxsize=KEPT)
def _with_additions(folder: Path) -> Law:
    return Law(_shipped().packs, folder)


def chain(jurisdiction: str) -> tuple[str, ...]:
    """:meth:`Law.chain` in the shipped packs."""
    return _shipped().chain(jurisdiction)


def admdvs(jurisdiction: str) -> str:
    """:meth:`Law.admdvs` in the shipped packs."""
    return _shipped().admdvs(jurisdiction)
