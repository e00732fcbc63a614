"""Code lists: behaviours, measures, sanctions and the like, as a place's law provides them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.law.models import Citation, CodeList, Instrument, ListEntry, Scalar
from yijian.law.pack import line_of, read_file

Finder = Callable[[str, str], Instrument]
"""Jurisdiction and identifier to instrument."""


@dataclass(frozen=True)
class Cited:
    """One citation of an entry, as it stands on the day asked for."""

    jurisdiction: str
    instrument: str
    title: str
    status: str | None
    article: str
    rows: tuple[str, ...]
    manner: str | None
    mark: str | None


@dataclass(frozen=True)
class CodeEntry:
    """An entry that a jurisdiction has on a day, the most specific citation first.

    ``origin`` is ``seed``, ``superior law`` or, without any citation, ``ours`` with a ``reason``.
    ``attributes`` are those of the entry, overlaid by those of its citations.
    """

    code: str
    title: str
    note: str | None
    group: str | None
    origin: str
    reason: str | None
    citations: tuple[Cited, ...]
    parameters: tuple[str, ...]
    refers: dict[str, tuple[str, ...]]
    attributes: dict[str, Scalar]

    def as_json(self) -> dict[str, Any]:
        """The entry as a JSON object."""
        return {
            "code": self.code,
            "title": self.title,
            "note": self.note,
            "group": self.group,
            "origin": self.origin,
            "reason": self.reason,
            "citations": [vars(cited) | {"rows": list(cited.rows)} for cited in self.citations],
            "parameters": list(self.parameters),
            "refers": {name: list(codes) for name, codes in self.refers.items()},
            "attributes": self.attributes,
        }


def read_code_list(path: Path) -> CodeList:
    """A code list; its name is the file's, a code stands once, a default of ours has a reason.

    Raises:
        BadInput: ``law.name``, ``law.twice``, ``law.reason``, ``law.period``, or a fault of the
            schema.
    """
    found = read_file(path, CodeList)
    if found.name != path.stem:
        raise BadInput(
            "law.name", Place(str(path)), f"代码表名 {found.name} 与文件名不一致", path.stem
        )
    seen: set[str] = set()
    for position, entry in enumerate(found.entries):
        if wrong := _entry_fault(entry, seen):
            place = Place(str(path), line_of(path, ("entries", position)))
            raise BadInput(wrong[0], place, *wrong[1:])
        seen.add(entry.code)
    return found


def _entry_fault(entry: ListEntry, seen: set[str]) -> tuple[str, str, str] | None:
    if entry.code in seen:
        return "law.twice", f"代码 {entry.code} 出现两次", "每个代码只写一次"
    if not entry.citations and not entry.reason:
        return "law.reason", f"代码 {entry.code} 没有依据也没有理由", "写明 citations 或 reason"
    periods = [(entry.since, entry.until), *((it.since, it.until) for it in entry.citations)]
    for since, until in periods:
        if since and until and until < since:
            return "law.period", f"终止日 {until} 早于起始日 {since}", "终止日不早于起始日"
    return None


def provided(
    lists: list[CodeList], chain: tuple[str, ...], on: date, finder: Finder, *, drafts: bool
) -> Iterator[CodeEntry]:
    """The entries that a jurisdiction has on a day.

    Args:
        lists: the list of that name in each place of the chain that has one, highest place
            first; an entry lower down replaces the one of the same code.
        chain: the jurisdiction and those above it, itself first.
        on: the day.
        finder: reads an instrument.
        drafts: whether citations of drafts count.
    """
    merged: dict[str, ListEntry] = {}
    for found in lists:
        merged.update({entry.code: entry for entry in found.entries})
    for entry in merged.values():
        if not (entry.since or date.min) <= on <= (entry.until or FOREVER):
            continue
        valid = _valid(entry, chain, on, finder, drafts=drafts)
        if valid or entry.reason:
            yield _answer(entry, valid, on)


def _valid(
    entry: ListEntry, chain: tuple[str, ...], on: date, finder: Finder, *, drafts: bool
) -> list[tuple[Citation, Instrument]]:
    found = []
    for citation in entry.citations:
        if citation.jurisdiction not in chain:
            continue
        instrument = finder(citation.jurisdiction, citation.instrument)
        if instrument.status == "draft" and not drafts:
            continue
        first = citation.since or instrument.first_day or FOREVER
        last = citation.until or instrument.ended_on or FOREVER
        if first <= on <= last:
            found.append((citation, instrument))
    return sorted(found, key=lambda pair: chain.index(pair[0].jurisdiction))


def _answer(entry: ListEntry, valid: list[tuple[Citation, Instrument]], on: date) -> CodeEntry:
    attributes = dict(entry.attributes)
    for citation, _ in reversed(valid):
        attributes |= citation.attributes
    national = all(citation.jurisdiction == "national" for citation, _ in valid)
    return CodeEntry(
        code=entry.code,
        title=entry.title,
        note=entry.note,
        group=entry.group,
        origin=("superior law" if national else "seed") if valid else "ours",
        reason=entry.reason,
        citations=tuple(
            Cited(
                jurisdiction=citation.jurisdiction,
                instrument=instrument.id,
                title=instrument.title,
                status=instrument.status_on(on),
                article=citation.article,
                rows=citation.rows,
                manner=citation.manner,
                mark=instrument.mark,
            )
            for citation, instrument in valid
        ),
        parameters=entry.parameters,
        refers=entry.refers,
        attributes=attributes,
    )


def unknown_list(name: str, known: tuple[str, ...]) -> UsageError:
    """The refusal of a name that is no list, with what there is."""
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or known
    return UsageError("law.unknown_list", f"没有代码表 {name}；可用的代码表：{'、'.join(near)}")
