"""What an import changed: per kind, the keys that are new, ended, changed, withdrawn, repeated."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.knowledge.kinds import Kind
from yijian.kernel.dates import FOREVER
from yijian.law.timeline import DAY

ADDED, ENDED, CHANGED, WITHDRAWN, REPEATED = "新增", "终止", "变更", "撤回", "重列"
NAMES = {
    ADDED: "added",
    ENDED: "ended",
    CHANGED: "changed",
    WITHDRAWN: "withdrawn",
    REPEATED: "repeated",
}
"""What becomes of a key; repeated: another publication gives it, and every day reads as before."""
_ASIDE = ("source", "batch")
_NAMED = ("item_name", "main_name", "sub_name")
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("kind", "code", "name", "what", "before", "after")]
)
"""Changes as a table: ``code`` is the key, its parts (the place the last) with blanks between."""
Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One key of a kind that is not as it was; ``before`` and ``after`` as readable text.

    ``name`` is what the rows call it (of a pair both, with × between); empty where they do not.
    """

    kind: str
    key: Key
    what: str
    before: str
    after: str
    name: str = ""


def changes(kind: Kind, before: pa.Table | None, after: pa.Table) -> list[Change]:
    """Every key whose rows differ between two states of a kind, in order of key."""
    if before is not None and before.equals(after):
        return []
    old = _by_key(kind, before) if before is not None else {}
    new = _by_key(kind, after)
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key, []), new.get(key, [])
        if was != now:
            what = _what(was, now)
            texts = (_said(kind, was), _said(kind, now))
            found.append(Change(kind.name, key, what, *texts, _named((now or was)[-1])))
    return found


def summary(found: list[Change]) -> dict[str, dict[str, int]]:
    """Numbers of changes per kind: ``{kind: {added, ended, changed, withdrawn, repeated}}``."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(NAMES.values(), 0))
    for change in found:
        counted[change.kind][NAMES[change.what]] += 1
    return dict(counted)


def as_csv(found: list[Change]) -> bytes:
    """The changes as a CSV file in UTF-8 with mark, so that spreadsheets open it rightly."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["知识种类", "编码", "名称", "变化", "原来", "现在"])
    writer.writerows(_cells(change) for change in found)
    return stream.getvalue().encode("utf-8-sig")


def write_changes(path: Path, found: list[Change]) -> None:
    """The changes as Parquet with :data:`SCHEMA`, in their order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = zip(*(_cells(change) for change in found), strict=True)
    table = pa.table([pa.array(it, pa.string()) for it in columns] or SCHEMA.empty_table().columns,
                     schema=SCHEMA)  # fmt: skip
    pq.write_table(table, path, compression="zstd")


def _cells(change: Change) -> tuple[str, ...]:
    code = " ".join(change.key)
    return (change.kind, code, change.name, change.what, change.before, change.after)


def _named(row: dict[str, Any]) -> str:
    return " × ".join(str(row[name]) for name in _NAMED if row.get(name))


def _by_key(kind: Kind, table: pa.Table) -> dict[Key, list[dict[str, Any]]]:
    grouped: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for row in table.to_pylist():
        key = (*(str(row[column]) for column in kind.key), row["admdvs"])
        grouped[key].append({name: v for name, v in row.items() if name not in _ASIDE})
    return grouped


def _what(was: list[dict[str, Any]], now: list[dict[str, Any]]) -> str:
    if not was:
        return ADDED
    if not now:
        return WITHDRAWN
    if _joined(was) == _joined(now):
        return REPEATED
    return ENDED if _open(was) and not _open(now) else CHANGED


def _joined(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a key with neighbours in time that say the same put together, names aside."""
    joined: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda row: row["begndate"]):
        plain = {name: value for name, value in row.items() if name not in _NAMED}
        last = joined[-1] if joined else None
        if last and _follows(last, plain):
            joined[-1] = last | {"enddate": plain["enddate"]}
        else:
            joined.append(plain)
    return joined


def _follows(one: dict[str, Any], other: dict[str, Any]) -> bool:
    same = all(one[name] == other[name] for name in one if name not in ("begndate", "enddate"))
    return same and bool(one["enddate"] == other["begndate"] - DAY)


def _open(rows: list[dict[str, Any]]) -> bool:
    return any(row["enddate"] == FOREVER for row in rows)


def _said(kind: Kind, rows: list[dict[str, Any]]) -> str:
    own = [c.name for c in kind.own if c.name not in (*kind.key, *_NAMED)]
    return "；".join(
        f"{row['begndate']} 至 {row['enddate']}"
        + "".join(f" {row[name]}" for name in own if row[name] is not None)
        for row in rows
    )
