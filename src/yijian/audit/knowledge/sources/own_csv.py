"""Our own CSV: ``<kind>.csv``, checked row by row (docs/guide/knowledge.md)."""

from __future__ import annotations

import difflib
import json
from datetime import date
from typing import Any

from yijian.audit.knowledge.kinds import Column, Kind, complete, kinds
from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.codes import code_fault
from yijian.audit.knowledge.sources.csv_file import CsvFile
from yijian.kernel.dates import FOREVER

_NATION = "000000"
_REQUIRED_COMMON = ("source", "begndate")
_PLACING = frozenset({"begndate", "enddate", "admdvs", "level"})
_NAMED = 6
"""How many kinds a refusal lists."""


def read_own(file: CsvFile) -> Reading | None:
    """The rows of ``<kind>.csv``; null where no kind has the file's name.

    A wrong header refuses the file, a wrong row only itself; each refusal names row and column.
    """
    kind = kind_of_name(file.path.stem)
    if kind is None:
        return None
    columns, faults = _header(kind, file)
    if faults:
        return Reading(rejects=faults)
    reading = Reading()
    periods: dict[tuple[str, ...], list[tuple[date, date, int]]] = {}
    for line, cells in file.rows:
        row, rejects = _row(kind, columns, cells, file.path.name, line)
        if not rejects:
            rejects = _clash(kind, row, periods, file.path.name, line)
        if rejects:
            reading.rejects.extend(rejects)
        else:
            reading.points.append(own_point(kind, row, file.path.name, line))
    return reading


def kind_of_name(stem: str) -> Kind | None:
    """The kind that a file is named for: by its name, or by its Chinese title."""
    named = (kind for kind in kinds().values() if kind.title == stem)
    return kinds().get(stem) or next(named, None)


def like_own(file: CsvFile) -> Reading | None:
    """The refusal of a file with our columns under a name that no kind has; else null."""
    fitting = [kind for kind in kinds().values() if not _header(kind, file)[1]]
    if not fitting:
        return None
    names = "、".join(f"{kind.name}.csv（{kind.title}）" for kind in fitting[:_NAMED])
    more = f" 等 {len(fitting)} 种" if len(fitting) > _NAMED else ""
    reason = f"文件名应为知识种类；表头与这些种类相符：{names}{more}"
    return Reading(rejects=[Reject(file.path.name, None, "", file.path.stem, reason)])


def own_point(kind: Kind, row: dict[str, Any], source: str, line: int) -> RawPoint:
    """A typed row of a kind as a raw point; dates and decimals are kept as text."""
    return RawPoint(
        role="own",
        collection=kind.name,
        row=line,
        batch=row.get("batch") or "",
        rule_class=kind.title,
        point_key=json.dumps([str(row[c]) for c in kind.key], ensure_ascii=False),
        item_name=row.get("item_name") or "",
        code=str(row[kind.key[0]]),
        fields=json.dumps(row, ensure_ascii=False, sort_keys=True, default=str),
        source=source,
    )


def _header(kind: Kind, file: CsvFile) -> tuple[list[Column], list[Reject]]:
    """The columns in the order of the file; headings may be English names or Chinese titles."""
    known = {c.name: c for c in kind.columns} | {c.title: c for c in kind.columns}
    name, faults = file.path.name, []
    for heading in file.header:
        if heading not in known:
            faults.append(Reject(name, 1, heading, heading, _no_column(kind, heading)))
    columns = [known[heading] for heading in file.header if heading in known]
    names = [column.name for column in columns]
    for repeated in sorted({n for n in names if names.count(n) > 1}):
        faults.append(Reject(name, 1, repeated, repeated, "同一列出现两次"))
    for needed in [*(c.name for c in kind.needed), *_REQUIRED_COMMON]:
        if needed not in names:
            title = known[needed].title
            reason = f"表头缺少这一列；请加上 {needed}（或“{title}”）一列"
            faults.append(Reject(name, 1, needed, "", reason))
    return columns, faults


def _no_column(kind: Kind, heading: str) -> str:
    titles = {title: c.name for c in kind.columns for title in (c.name, c.title)}
    near = difflib.get_close_matches(heading, titles, n=1)
    meant = f"；是不是 {near[0]}" if near else ""
    return f"没有这一列{meant}；可用的列：{'、'.join(column.name for column in kind.columns)}"


def _row(
    kind: Kind, columns: list[Column], cells: tuple[str, ...], source: str, line: int
) -> tuple[dict[str, Any], list[Reject]]:
    """A typed row, or everything that is wrong with it."""
    row: dict[str, Any] = {}
    rejects: list[Reject] = []
    if len(cells) > len(columns):
        rejects.append(Reject(source, line, "", cells[len(columns)], "单元格多于表头的列数"))
    padded = [*cells, *[""] * len(columns)]
    for column, cell in zip(columns, padded, strict=False):
        try:
            value = column.read(cell)
        except ValueError as error:
            rejects.append(Reject(source, line, column.name, cell, f"应为：{error}"))
            continue
        fault = code_fault(column.check, value) if isinstance(value, str) else None
        if fault:
            rejects.append(Reject(source, line, column.name, cell, fault))
        row[column.name] = value
    seen = {reject.column for reject in rejects}
    for needed in [*(c.name for c in kind.needed), *_REQUIRED_COMMON]:
        if row.get(needed) is None and needed not in seen:
            rejects.append(Reject(source, line, needed, "", "必填，不能为空"))
    if row.get("begndate") is not None and not seen & _PLACING:
        rejects.extend(_placed(row, source, line))
    return complete(kind, row), rejects


def _placed(row: dict[str, Any], source: str, line: int) -> list[Reject]:
    """Fill in batch, place and open end; refuse a period or a place that cannot be."""
    row["batch"] = row.get("batch") or ""
    row["admdvs"] = row.get("admdvs") or _NATION
    row["enddate"] = row.get("enddate") or FOREVER
    if row["enddate"] < row["begndate"]:
        wrong = f"早于生效日期 {row['begndate']}；失效日期是最后有效的一天，一直有效的空着"
        return [Reject(source, line, "enddate", str(row["enddate"]), wrong)]
    level = level_of(row["admdvs"])
    if level is None:
        return [Reject(source, line, "admdvs", row["admdvs"], "只收国家、省、市三级，如 620100")]
    if row.get("level") not in (None, level):
        return [Reject(source, line, "level", row["level"], f"与行政区划不符，应为：{level}")]
    row["level"] = level
    return []


def level_of(admdvs: str) -> str | None:
    """国家, 省 or 市 by the digits of an administrative division; null below a city."""
    if admdvs == _NATION:
        return "国家"
    if admdvs.endswith("0000"):
        return "省"
    return "市" if admdvs.endswith("00") else None


def _clash(
    kind: Kind,
    row: dict[str, Any],
    periods: dict[tuple[str, ...], list[tuple[date, date, int]]],
    source: str,
    line: int,
) -> list[Reject]:
    """Refuse a second row for days on which the same key already has one."""
    key = (*(str(row[c]) for c in kind.key), row["admdvs"])
    first, last = row["begndate"], row["enddate"]
    for begin, end, earlier in periods.get(key, []):
        if first <= end and begin <= last:
            same = (begin, end) == (first, last)
            met = f"有效期与第 {earlier} 行重叠（{begin} 至 {end}）；同一键的起止日期不能相交"
            what = f"与第 {earlier} 行重复；请删去一行" if same else met
            return [Reject(source, line, "begndate", str(first), what)]
    periods.setdefault(key, []).append((first, last, line))
    return []
