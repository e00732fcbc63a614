"""The rules of a run: what is in force, what is grey and where, and the candidates beside it.

A rulebook holds a code once. Where a grey version stands beside one in force, both are cut to
their part of the lake, and the grey one bears an alias in the frozen file; so does a candidate
whose code has several. :mod:`.settling` puts the real code back when the run is done.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.audit.sql.check import check_rule
from yijian.kernel.errors import BadInput, Refused
from yijian.kernel.files import write_json
from yijian.kernel.identifiers import sha256_hex
from yijian.office.monitor.loading.folders import found, kept
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.extents import Extent
from yijian.office.monitor.rulebook.frozen import frozen_folder
from yijian.office.monitor.rulebook.registry import greys, in_force, registered, shadows
from yijian.office.monitor.rulebook.shipped import shipped_digests, shipped_files
from yijian.office.monitor.rulebook.texts import with_card

FILE = "rulebook.json"
AFTERWARDS = "事后"
"""The moment at which a run of the office judges."""
LIVE, GREY, SHADOW = "in_force", "grey", "shadow"
_ALIAS_DIGITS = 13


@dataclass(frozen=True)
class Entry:
    """A version as a run uses it: ``alias`` is its code in the frozen file; ``part`` one of
    :data:`LIVE`, :data:`GREY`, :data:`SHADOW`; ``digest`` that of the version's own text.

    ``version`` is the key of the row, 0 where a rule of the software has none yet.
    """

    version: int
    code: str
    number: int
    alias: str
    part: str
    digest: str


@dataclass(frozen=True)
class Books:
    """The rules of a run: folders and what is in them; ``left_out`` are sentences."""

    live: Path
    candidates: Path | None
    entries: tuple[Entry, ...]
    beside: tuple[Entry, ...]
    left_out: tuple[str, ...]


def alias_of(code: str, version: int) -> str:
    """The code that a version bears where its own is taken; no rule has it."""
    number = int(sha256_hex(f"{code} {version}", 16), 16) % 10**_ALIAS_DIGITS
    return f"YJ8{number:0{_ALIAS_DIGITS}d}"


def pinned_books(jurisdiction: str, out: Path, on: date) -> Books:
    """The books of the run in ``out``; the first to ask freezes what is in force on that day."""
    known = _read(out)
    if known is None:
        known = freeze(jurisdiction, on)
        out.mkdir(parents=True, exist_ok=True)
        write_json(out / FILE, _as_json(known))
    return known


def books_of(out: Path) -> Books | None:
    """The books that the run in ``out`` was made with; None where none were written down."""
    return _read(out)


def live_folder(jurisdiction: str, on: date) -> Path:
    """The frozen folder of what is in force (and grey) on a day."""
    return freeze(jurisdiction, on).live


def freeze(jurisdiction: str, on: date) -> Books:
    """Write the folders of what runs in a jurisdiction on a day.

    Before the software's rules are registered they are in force as they are.

    Raises:
        Refused: ``rule.none_in_force``.
    """
    taking, every = _Taking(), greys(jurisdiction)
    seen = {code: row for code, row in every.items() if _seen(row, on)}
    for code, row in in_force(jurisdiction).items():
        beside = seen.get(code)
        taking.take(row, LIVE, outside=Extent.of(beside.grey) if beside else None)
    if not registered(jurisdiction):
        taking.take_shipped()
    live_codes = {entry.code for entry in taking.entries}
    for code, row in seen.items():
        alias = alias_of(code, row.version) if code in live_codes else code
        taking.take(row, GREY, alias=alias, inside=Extent.of(row.grey))
    if not taking.texts:
        raise Refused("rule.none_in_force", "本统筹区没有生效的规则，不能稽核；先使一条规则生效")
    candidates = _candidates([*shadows(jurisdiction), *every.values()], seen)
    beside_folder = frozen_folder(jurisdiction, candidates.texts) if candidates.texts else None
    return Books(
        live=frozen_folder(jurisdiction, taking.texts),
        candidates=beside_folder,
        entries=tuple(taking.entries),
        beside=tuple(candidates.entries),
        left_out=(*taking.left_out, *candidates.left_out),
    )


def _seen(row: RuleVersion, on: date) -> bool:
    """Whether the findings of a grey version are seen in a run over what was paid, on a day."""
    since = row.grey.get("from")
    begun = not since or date.fromisoformat(since) <= on
    return begun and AFTERWARDS in row.grey.get("moments", ())


class _Taking:
    """Files being gathered for one folder."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.entries: list[Entry] = []
        self.left_out: list[str] = []

    def take(
        self,
        row: RuleVersion,
        part: str,
        *,
        alias: str = "",
        inside: Extent | None = None,
        outside: Extent | None = None,
    ) -> None:
        """Put the version in, cut and renamed; one that no longer passes the check stays out."""
        alias = alias or row.code
        try:
            text = _text(row, alias, inside, outside)
        except BadInput as fault:
            self.left_out.append(f"{row.name}（{row}）不再通过检查，没有运行：{fault.wrong}")
            return
        self.texts[f"{alias}.sql"] = text
        self.entries.append(Entry(row.pk, row.code, row.version, alias, part, row.digest))

    def take_shipped(self) -> None:
        """Put the rules of the software in, which no row of ours stands for."""
        for code, it in shipped_files().items():
            self.texts[f"{code}.sql"] = it.rule.text
            self.entries.append(Entry(0, code, it.rule.card.version, code, LIVE, it.digest))


def _text(row: RuleVersion, alias: str, inside: Extent | None, outside: Extent | None) -> str:
    rule = parse_rule(row.text, row.code)
    changes: dict[str, Any] = {}
    if inside:
        changes["scope"] = inside.inside(rule.card)
    if outside:
        changes["scope"] = outside.outside(rule.card)
    if alias != row.code:
        changes |= {"code": alias, "evidence": with_anchor(rule)}
    if not changes:
        if row.digest not in shipped_digests():
            check_rule(rule)
        return row.text
    text = with_card(rule, **changes)
    check_rule(parse_rule(text, row.code))
    return text


def with_anchor(rule: Rule) -> dict[str, str]:
    """The evidence of the card with the anchor in it, so that a finding can be named anew."""
    return {**dict.fromkeys(rule.card.anchor, "锚点"), **rule.card.evidence}


def _candidates(rows: Sequence[RuleVersion], seen: Mapping[str, RuleVersion]) -> _Taking:
    """Versions in shadow as they are, grey ones where they are not seen."""
    taking = _Taking()
    times = Counter(row.code for row in rows)
    for row in rows:
        alias = alias_of(row.code, row.version) if times[row.code] > 1 else row.code
        partly = seen.get(row.code) == row
        outside = Extent.of(row.grey) if partly else None
        taking.take(row, GREY if partly else SHADOW, alias=alias, outside=outside)
    return taking


def _as_json(books: Books) -> dict[str, Any]:
    return {
        "live": kept(books.live),
        "candidates": kept(books.candidates) if books.candidates else None,
        "entries": [asdict(it) for it in books.entries],
        "beside": [asdict(it) for it in books.beside],
        "left_out": list(books.left_out),
    }


def _read(out: Path) -> Books | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((out / FILE).read_text(encoding="utf-8"))
        books = Books(
            live=found(said["live"]),
            candidates=found(said["candidates"]) if said["candidates"] else None,
            entries=tuple(Entry(**it) for it in said["entries"]),
            beside=tuple(Entry(**it) for it in said["beside"]),
            left_out=tuple(said["left_out"]),
        )
        if books.live.is_dir() and (books.candidates is None or books.candidates.is_dir()):
            return books
    return None
