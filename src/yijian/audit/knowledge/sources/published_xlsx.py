"""The XLSX layout in which batches are published.

The first sheet lists the items: a title, then the header (row 4), then numbered rows, at the end
a total and remarks. The second sheet gives the codes of each number; where number and name are
blank the row continues the one above. Short lists carry the code on the first sheet.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from yijian.audit.knowledge.batches import batch_named_in, batches
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.collected_points import date_fault
from yijian.audit.knowledge.texts import normal

_LAST_HEADER_ROW = 12
_WIDEST = 64
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAME = ("药品通用名", "药品名称", "项目名称", "项目A名称", "主项名称", "饮片名称", "名称")
_CODE = ("药品代码", "项目代码", "项目A代码", "主项编码", "饮片代码", "医保编码", "编码", "代码")
_SUB_NAME = ("项目B名称", "从项名称")
_SUB_CODE = ("项目B代码", "从项编码")
_TEXT = ("逻辑依据", "限定条件", "项目说明", "组别", "备注", "依据")
_VALUE = ("限定性别", "限制数量", "频次上限", "时间区间", "频度", "限制天数", "限定级别")
_UNIT = ("数量单位", "疗程周期", "单位")

Grid = list[list[str]]


def read_workbook(path: Path) -> Reading | None:
    """A published workbook; null where it has not that layout or names no known rule class.

    A list whose batch or date of publication cannot be told is refused as a whole, and so is one
    that bears the name of a rule class and has no header, or cannot be opened.
    """
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [_grid(book, name) for name in book.sheet_names]
    except (CalamineError, OSError):
        return _refused(path, None, "文件打不开：已损坏、加了密码，或不是 Excel 工作簿")
    heads = [_header_row(grid) for grid in sheets]
    listing = next((i for i, head in enumerate(heads) if head is not None), None)
    if listing is None:
        names = "、".join(_NAME)
        right = f"应有一行同时写“序号”和名称（{names} 之一）"
        return _refused(path, _LAST_HEADER_ROW, f"前 {_LAST_HEADER_ROW} 行里没有表头；{right}")
    header_row = heads[listing] or 0
    title = "".join(cell for row in sheets[listing][:header_row] for cell in row)
    place, reject = _placed(path, title)
    if place is None:
        return Reading(rejects=[reject]) if reject else None
    reading = Reading(points=_items(sheets[listing], header_row, path, place))
    for position, grid in enumerate(sheets):
        if position != listing:
            reading.points.extend(_codes(grid, reading.points, path))
    return reading


def _refused(path: Path, row: int | None, reason: str) -> Reading | None:
    """The refusal of a workbook that is named for a rule class; another one is not ours."""
    classes = [kind.rule_class for kind in kinds().values() if kind.rule_class]
    if not any(name in normal(path.stem) for name in classes):
        return None
    return Reading(rejects=[Reject(path.name, row, "", "", reason)])


def _placed(path: Path, title: str) -> tuple[tuple[str, str, str] | None, Reject | None]:
    """Rule class, batch and date; or why they cannot be told; neither where it is not ours."""
    texts = [normal(path.stem), normal(title), normal(path.parent.name)]
    classes = [k.rule_class for k in kinds().values() if k.rule_class]
    named = [c for text in texts for c in sorted(classes, key=len, reverse=True) if c in text]
    if not named:
        return None, None
    batch = batch_named_in(*texts)
    dated = next((m[0] for m in map(_ISO_DATE.search, texts) if m), None)
    if batch is None:
        return None, Reject(
            path.name,
            None,
            "",
            "",
            "看不出批次：请在文件名里写“第N批”，修订写公布日期如 2026-01-28",
        )
    published = batches()[batch].published_on.isoformat() if batch in batches() else dated
    if published is None or date_fault(published):
        return None, Reject(
            path.name,
            None,
            "",
            published or f"第 {batch} 批",
            "公布日期未登记：请在文件名里写公布日期，如 2026-07-06",
        )
    return (named[0], batch, published), None


def _items(grid: Grid, header_row: int, path: Path, place: tuple[str, str, str]) -> list[RawPoint]:
    rule_class, batch, published = place
    column = _columns(grid[header_row])
    number = _find(column, ("序号",))
    points = []
    for line, cells in enumerate(grid[header_row + 1 :], header_row + 2):
        serial = _cell(cells, number)
        if not serial.isdigit():
            continue
        name = _cell(cells, _find(column, _NAME))
        points.append(
            RawPoint(
                role="point",
                collection="published",
                row=line,
                batch=batch,
                published_on=published,
                rule_class=rule_class,
                point_key=f"xlsx:{batch}|{rule_class}|{serial}|{name}",
                item_name=name,
                code=_cell(cells, _find(column, _CODE)),
                sub_name=_cell(cells, _find(column, _SUB_NAME)),
                sub_code=_cell(cells, _find(column, _SUB_CODE)),
                text=_cell(cells, _find(column, _TEXT)),
                value=_cell(cells, _find(column, _VALUE)),
                unit=_cell(cells, _find(column, _UNIT)),
                source=path.name,
            )
        )
    return points


def _codes(grid: Grid, points: list[RawPoint], path: Path) -> list[RawPoint]:
    """The codes of a further sheet; each belongs to the last number that stood above it."""
    keys = {point.point_key.split("|")[2]: point.point_key for point in points}
    found, serial, column = [], "", None
    for line, cells in enumerate(grid, 1):
        titles = _columns(cells)
        if column is None:
            if any("序号" in title for title in titles) and _find(titles, _CODE) is not None:
                column = titles
            continue
        stated = _cell(cells, _find(column, ("对应知识点序号", "知识点序号", "序号")))
        serial = stated or serial
        code = _cell(cells, _find(column, _CODE))
        if code and serial in keys:
            found.append(
                RawPoint(
                    role="code",
                    collection="published",
                    row=line,
                    point_key=keys[serial],
                    code=code,
                    source=path.name,
                )
            )
    return found


def _header_row(grid: Grid) -> int | None:
    for position, cells in enumerate(grid[:_LAST_HEADER_ROW]):
        titles = _columns(cells)
        if "序号" in titles and _find(titles, _NAME) is not None:
            return position
    return None


def _columns(cells: list[str]) -> list[str]:
    return [normal(cell) for cell in cells]


def _find(titles: list[str], wanted: tuple[str, ...]) -> int | None:
    """Position of the first title that is, or else contains, one of the wanted; counts are not."""
    usable = [(i, t) for i, t in enumerate(titles) if t and not t.endswith("代码数量")]
    for word in wanted:
        for position, title in usable:
            if title == word:
                return position
    for word in wanted:
        for position, title in usable:
            if word in title:
                return position
    return None


def _cell(cells: list[str], position: int | None) -> str:
    return cells[position].strip() if position is not None and position < len(cells) else ""


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    """The sheet as text; some published sheets claim 16 384 columns, so the width is cut."""
    rows = book.get_sheet_by_name(name).iter_rows()
    return [[_text(value) for value in row[:_WIDEST]] for row in rows]


def _text(value: object) -> str:
    """A cell as text; a whole number loses the decimal point the file format gave it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)
