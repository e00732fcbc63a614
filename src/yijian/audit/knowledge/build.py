"""From all raw points to one dated table per kind: a pure function, whatever came first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from yijian.audit.knowledge.assemble import PAIRED, Point, assemble, count
from yijian.audit.knowledge.batches import batches
from yijian.audit.knowledge.derive import Key, Known, values
from yijian.audit.knowledge.kinds import Kind, complete, kinds, table_of
from yijian.audit.knowledge.known_codes import TABLE, KnownCodes
from yijian.audit.knowledge.periods import Dated, combine, effects, settle, supersede
from yijian.audit.knowledge.raw import RawPoint, Reject
from yijian.kernel.dates import FOREVER

NATION = {"level": "国家", "admdvs": "000000"}


@dataclass(frozen=True)
class BatchCount:
    """One batch and rule class in the report; counts as in the announcements.

    ``added``: codes not in force the day before; ``superseded``: earlier codes it replaced;
    ``ended``: earlier codes it dropped; ``rejected``: rows that no table could take.
    """

    batch: str
    rule_class: str
    kind: str
    rows: int
    codes: int
    expected_rows: int | None
    expected_codes: int | None
    added: int
    superseded: int
    rejected: int
    ended: int


@dataclass
class Built:
    """Tables of all kinds, the counts per batch, and what no table could take."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    counts: list[BatchCount] = field(default_factory=list)
    missing: list[Reject] = field(default_factory=list)


def build(raw: Iterable[RawPoint]) -> Built:
    """Everything the raw points say, resolved in time but for all places at once."""
    raw = list(raw)
    points = assemble(raw)
    known = Known(points, (one for one in raw if one.role == "attribute"))
    by_class: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_class[point.rule_class].append(point)
    own: dict[str, list[RawPoint]] = defaultdict(list)
    for one in raw:
        if one.role == "own":
            own[one.collection].append(one)
    national = KnownCodes(one.code for one in own.get(TABLE, []))
    built = Built()
    for name, kind in kinds().items():
        published = _published(kind, by_class.get(kind.rule_class or "", []), known, built)
        mine = _own(kind, own.get(name, []), national, built)
        rows = combine([mine, published])
        built.tables[name] = table_of(kind, (_row(dated) for dated in rows))
    order = {name: position for position, name in enumerate(batches())}
    built.counts.sort(key=lambda c: (order.get(c.batch, len(order)), c.batch, c.rule_class))
    built.missing.sort(key=lambda m: (m.source, m.row or 0, m.column, m.reason))
    return built


def _published(kind: Kind, points: list[Point], known: Known, built: Built) -> list[Dated]:
    """The published rows of a kind with their validity; counts and gaps go into ``built``."""
    by_batch: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_batch[point.batch].append(point)
    rows, rejected = [], {}
    for batch, members in by_batch.items():
        found, refused = _of_batch(kind, members, known)
        rows.extend(found)
        built.missing.extend(refused)
        rejected[batch] = len(refused)
    dated = supersede(rows)
    done = effects(dated)
    for batch, members in by_batch.items():
        known_batch = batches().get(batch)
        expected = known_batch.classes.get(members[0].rule_class) if known_batch else None
        effect = done.get(batch)
        counted = count(members)
        built.counts.append(
            BatchCount(
                batch=batch,
                rule_class=members[0].rule_class,
                kind=kind.name,
                rows=counted[0],
                codes=counted[1],
                expected_rows=expected[0] if expected else None,
                expected_codes=expected[1] if expected else None,
                added=effect.added if effect else 0,
                superseded=effect.superseded if effect else 0,
                rejected=rejected[batch],
                ended=effect.ended if effect else 0,
            )
        )
    return dated


def _of_batch(kind: Kind, points: list[Point], known: Known) -> tuple[list[Dated], list[Reject]]:
    """The rows of one batch: one per code, or per code and group; and the points without any."""
    about: dict[Key, list[Point]] = defaultdict(list)
    refused: list[Reject] = []
    for point in points:
        keys = point.subjects()
        if not keys:
            refused.append(Reject(point.source, point.row, "编码", point.item_name, _NO_CODE))
        for key in keys:
            about[key].append(point)
    rows: list[Dated] = []
    lacking: dict[tuple[str, int, str], int] = defaultdict(int)
    for key, members in about.items():
        found = values(kind.name, members, key, known)
        if not found:
            first = members[0]
            lacking[(first.source, first.row, first.item_name)] += 1
        rows.extend(_dated(kind, members[0], key, own) for own in found)
    column = next((c for c in kind.needed if c.name not in _NAMED), None)
    title = column.title if column else ""
    refused.extend(
        Reject(source, row, title, name, f"缺值：各来源都没有{title}，{number} 个编码未入表")
        for (source, row, name), number in lacking.items()
    )
    return rows, refused


_NAMED = ("hilist_code", "main_code", "sub_code")
_NO_CODE = "没有医保编码；是说明行的不必理会，漏了编码的请同时导入它的编码"


def _dated(kind: Kind, point: Point, key: Key, own: dict[str, Any]) -> Dated:
    if point.rule_class == PAIRED:
        main, sub = key
        named = {
            "main_code": main,
            "sub_code": sub,
            "main_name": point.item_name,
            "sub_name": point.sub_name,
        }
    else:
        named = {"hilist_code": key[0], "item_name": point.item_name}
    publication = batches().get(point.batch)
    source = publication.source if publication else f"国家医保局知识点第 {point.batch} 批"
    row = complete(kind, {**named, **own, **NATION, "batch": point.batch, "source": source})
    identity = (*(str(row[column]) for column in kind.key), NATION["admdvs"])
    return Dated(identity, point.batch, point.rule_class, point.published_on, FOREVER, row)


def _own(kind: Kind, raw: list[RawPoint], national: KnownCodes, built: Built) -> list[Dated]:
    """The rows of our own CSV files; what cannot be used goes into ``built.missing``."""
    rows, refused = _with_known_codes(kind, raw, national)
    kept, contradictory = settle(row for _, row in rows)
    wrong = {(row.key, row.first) for row in contradictory}
    refused += [
        Reject(
            one.source,
            one.row,
            kind.key[0],
            row.key[0],
            f"与另一份文件同键同日（{row.first}）而取值不同，两行都不采用；"
            "要更正的，先回退原来那一份，或另定生效日期",
        )
        for one, row in rows
        if (row.key, row.first) in wrong
    ]
    built.missing.extend(refused)
    if raw:
        built.counts.append(_own_count(kind, len(raw), {row.key for row in kept}, len(refused)))
    return kept


def _with_known_codes(
    kind: Kind, raw: list[RawPoint], national: KnownCodes
) -> tuple[list[tuple[RawPoint, Dated]], list[Reject]]:
    """The rows whose national codes exist as far as that is known, and what is wrong with others.

    Codes that the nation itself publishes are taken as they are.
    """
    rows, refused = [], []
    for one in raw:
        row = _own_row(kind, one)
        faults = national.faults(kind, row.row)
        refused += [Reject(one.source, one.row, *fault) for fault in faults]
        if not faults:
            rows.append((one, row))
    return rows, refused


def _own_row(kind: Kind, one: RawPoint) -> Dated:
    row = typed(kind, json.loads(one.fields))
    identity = (*(str(row[column]) for column in kind.key), row["admdvs"])
    return Dated(identity, row["batch"], kind.title, row["begndate"], row["enddate"], row)


def _own_count(kind: Kind, rows: int, keys: set[Key], rejected: int) -> BatchCount:
    return BatchCount(
        batch="",
        rule_class=kind.title,
        kind=kind.name,
        rows=rows,
        codes=len(keys),
        expected_rows=None,
        expected_codes=None,
        added=len(keys),
        superseded=0,
        rejected=rejected,
        ended=0,
    )


def typed(kind: Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """The row of a kind whose dates and decimals were kept as text."""
    return {column.name: column.read(fields.get(column.name)) for column in kind.columns} | {
        "batch": fields.get("batch") or ""
    }


def _row(dated: Dated) -> dict[str, Any]:
    return dated.row | {"begndate": dated.first, "enddate": dated.last}
