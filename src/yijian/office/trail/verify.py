"""Recomputing the chain: what was changed, taken out, put in or cut off is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError

from yijian.office.trail.chain import digest_of
from yijian.office.trail.models import Chain, Entry

BLOCK = 2_000
"""Entries read at a time: memory stays flat, and no transaction stays open."""

Tell = Callable[[str, int, int], None]
_UNREADABLE = (DatabaseError, ValueError, TypeError, AttributeError, UnicodeError)


@dataclass(frozen=True)
class ChainReport:
    """One jurisdiction's chain: how far it was read, and the first entry that is wrong.

    ``entries`` counts the entries read, ``number`` and ``digest`` are the last of the unbroken
    part. ``broken`` is the number of the first wrong or missing entry and ``fault`` the Chinese
    sentence that names it; both are empty where the chain is whole.
    """

    jurisdiction: str
    entries: int
    number: int
    digest: str
    broken: int | None = None
    fault: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.broken is None

    def as_json(self) -> dict[str, Any]:
        """Every field, and ``whole``."""
        return {
            "jurisdiction": self.jurisdiction,
            "whole": self.whole,
            "entries": self.entries,
            "number": self.number,
            "digest": self.digest,
            "broken": self.broken,
            "fault": self.fault,
        }


@dataclass
class _Walk:
    """The state of a reading: the last good entry, and the first fault."""

    entries: int = 0
    number: int = 0
    digest: str = ""
    broken: int | None = None
    fault: str = ""

    def fail(self, number: int, fault: str) -> None:
        if self.broken is None:
            self.broken, self.fault = number, fault


def verify(
    jurisdiction: str | None = None,
    anchors: Mapping[int, str] | None = None,
    tell: Tell | None = None,
) -> list[ChainReport]:
    """Recompute every chain, or that of one ``jurisdiction``, in order of jurisdiction.

    ``anchors`` are heads that were kept outside (number → digest): they show it even if somebody
    rewrote the whole chain, head included. They are compared with each chain that is read.
    Entries may be appended meanwhile. ``tell`` hears, block by block, of which jurisdiction how
    many entries have been read, and how many there are.
    """
    names = {jurisdiction} if jurisdiction else _jurisdictions()
    return [_verify_one(name, anchors or {}, tell) for name in sorted(names)]


def _jurisdictions() -> set[str]:
    entries = Entry.objects.order_by().values_list("jurisdiction", flat=True).distinct()
    return {*Chain.objects.values_list("jurisdiction", flat=True), *entries}


def _verify_one(jurisdiction: str, anchors: Mapping[int, str], tell: Tell | None) -> ChainReport:
    before = Chain.objects.filter(pk=jurisdiction).first()
    walk = _Walk()
    early = Entry.objects.filter(jurisdiction=jurisdiction, number__lt=1).order_by("number").first()
    if early is not None:
        walk.fail(early.number, f"第 {early.number} 条不该存在：编号从 1 开始")
    for number, entry in _entries(jurisdiction):
        walk.entries += 1
        if tell is not None and walk.entries % BLOCK == 0:
            tell(jurisdiction, walk.entries, before.number if before else walk.entries)
        if walk.broken is None:
            _step(walk, number, entry, anchors)
        if before is not None and number == before.number and walk.broken is None:
            _compare_head(walk, before)
    _compare_end(walk, jurisdiction, before)
    for number in sorted(anchors):
        if number > walk.number:
            walk.fail(number, f"第 {number} 条不见了：对照点记有这一条，库里没有")
    return ChainReport(
        jurisdiction, walk.entries, walk.number, walk.digest, walk.broken, walk.fault
    )


def _step(walk: _Walk, number: int, entry: Entry | None, anchors: Mapping[int, str]) -> None:
    expected = walk.number + 1
    if number != expected:
        walk.fail(expected, f"第 {expected} 条不见了：第 {walk.number} 条之后是第 {number} 条")
    elif entry is None:
        walk.fail(number, f"第 {number} 条已损坏，读不出来")
    elif _digest(entry) != entry.digest:
        walk.fail(number, f"第 {number} 条已被改动：内容与摘要不符")
    elif entry.previous != walk.digest:
        walk.fail(number, f"第 {number} 条接不上第 {number - 1} 条：其中一条已被替换")
    elif anchors.get(number, entry.digest) != entry.digest:
        walk.fail(number, f"第 {number} 条与对照点不符：它或它之前的留痕已被替换")
    else:
        walk.number, walk.digest = number, entry.digest


def _compare_head(walk: _Walk, head: Chain) -> None:
    if head.digest != walk.digest:
        walk.fail(head.number, f"第 {head.number} 条与链头不符：末尾的留痕已被替换")


def _compare_end(walk: _Walk, jurisdiction: str, before: Chain | None) -> None:
    """Entries cut off at the end, or put in behind the head; the head only grows meanwhile."""
    if before is not None and walk.number < before.number:
        first = walk.number + 1
        walk.fail(first, f"第 {first} 条起不见了：链头记到第 {before.number} 条")
    after = Chain.objects.filter(pk=jurisdiction).first()
    if after is None and walk.entries:
        walk.fail(walk.number, f"链头不见了：库里最后一条是第 {walk.number} 条")
    if after is not None and walk.number > after.number:
        first = after.number + 1
        walk.fail(first, f"第 {first} 条不该存在：链头只记到第 {after.number} 条")


def _digest(entry: Entry) -> str:
    try:
        return digest_of(entry)
    except _UNREADABLE:
        return ""


def _entries(jurisdiction: str) -> Iterator[tuple[int, Entry | None]]:
    """Entries by number; ``None`` for one that cannot be read."""
    rows = Entry.objects.filter(jurisdiction=jurisdiction).order_by("number")
    last = 0
    while True:
        block = rows.filter(number__gt=last)[:BLOCK]
        try:
            read = [(entry.number, entry) for entry in block]
        except _UNREADABLE:
            numbers = list(block.values_list("number", flat=True))
            read = [(number, _entry(jurisdiction, number)) for number in numbers]
        yield from read
        if len(read) < BLOCK:
            return
        last = read[-1][0]


def _entry(jurisdiction: str, number: int) -> Entry | None:
    try:
        return Entry.objects.get(jurisdiction=jurisdiction, number=number)
    except _UNREADABLE:
        return None
