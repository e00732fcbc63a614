"""The drawing as SVG: plain shapes and text, black on white, one file per version."""

from __future__ import annotations

from html import escape

from yijian.law.lookup import Law
from yijian.law.procedures.drawing.layout import (
    BODY,
    BOX_WIDTH,
    LANE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ROWS,
    SMALL,
    TITLE,
    TRUNK,
    Band,
    Bus,
    Page,
    Row,
    lay_out,
    row_room,
)
from yijian.law.procedures.drawing.text import width
from yijian.law.procedures.procedure import Procedure

FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"
INK, SOFT, FAINT, LINE = "#111", "#444", "#777", "#335"
LEGEND = (
    "方框是状态，双线框是终结的状态，右侧的线指向办理后的状态；"
    "同一步骤再次出现时只写编号和名称。期限注明“默认”的由本系统给出。"
)


def draw(procedure: Procedure, law: Law) -> str:
    """The whole drawing of a version, its pages one under the other."""
    pages = lay_out(procedure, law)
    page_of = {band.state.id: page.number for page in pages for band in page.bands}
    parts = [_opening(procedure, len(pages))]
    for page in pages:
        parts.append(f'<g transform="translate(0 {_n((page.number - 1) * PAGE_HEIGHT)})">')
        parts += _heading(procedure, law, page, len(pages))
        parts += [_bus(bus, page.lanes) for bus in page.buses]
        for band in page.bands:
            parts += _band(procedure, band, page, page_of)
            parts += _arrivals(procedure, band, page_of)
        parts.append(_text(MARGIN, PAGE_HEIGHT - 20, LEGEND, 9, FAINT))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _opening(procedure: Procedure, pages: int) -> str:
    size = f"{_n(PAGE_WIDTH)} {_n(PAGE_HEIGHT * pages)}"
    wide, high = size.split()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {size}" font-family="{FONT}" role="img">\n'
        f"<title>{escape(procedure.title)}</title>\n"
        f'<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>\n'
        f'<rect width="{wide}" height="{high}" fill="#fff"/>'
    )


def _heading(procedure: Procedure, law: Law, page: Page, pages: int) -> list[str]:
    place = law.jurisdictions[procedure.jurisdiction].title
    until = f"至 {procedure.body.until}" if procedure.body.until else "起"
    head = f"{procedure.title}（{place}，自 {procedure.body.since} {until}）"
    number = f"第 {page.number} 页，共 {pages} 页"
    return [
        _text(MARGIN, 38, head, 17, INK, bold=True),
        _text(MARGIN, 58, f"依据：{procedure.cited}", BODY, SOFT),
        _text(PAGE_WIDTH - MARGIN, 38, number, SMALL, FAINT, anchor="end"),
    ]


def _bus(bus: Bus, lanes: int) -> str:
    edge = ROWS + row_room(lanes) - 4
    x = edge + LANE * (bus.lane + 1)
    top, bottom = bus.span
    joins = "".join(
        f'<path d="M{_n(edge)} {_n(row.middle)}H{_n(x)}" stroke="{LINE}" fill="none"/>'
        f'<circle cx="{_n(x)}" cy="{_n(row.middle)}" r="2" fill="{LINE}"/>'
        for row in bus.rows
    )
    box = MARGIN + BOX_WIDTH / 2
    return (
        f'<path d="M{_n(x)} {_n(top)}V{_n(bottom)}" stroke="{LINE}" fill="none"/>{joins}'
        f'<path d="M{_n(x)} {_n(bus.arrives)}H{_n(box)}V{_n(bus.target.y - 1)}" stroke="{LINE}" '
        f'fill="none" marker-end="url(#arrow)"/>'
    )


def _band(procedure: Procedure, band: Band, page: Page, page_of: dict[str, int]) -> list[str]:
    parts = _box(band)
    if band.rows:
        first, last = band.rows[0].middle, band.rows[-1].middle
        start = band.y + min(band.box_height / 2, 17.0)
        trunk = MARGIN + BOX_WIDTH + TRUNK
        parts.append(
            f'<path d="M{_n(MARGIN + BOX_WIDTH)} {_n(start)}H{_n(trunk)}M{_n(trunk)} '
            f'{_n(min(first, start))}V{_n(max(last, start))}" stroke="{FAINT}" fill="none"/>'
        )
        for row in band.rows:
            parts.append(
                f'<path d="M{_n(trunk)} {_n(row.middle)}H{_n(ROWS - 4)}" stroke="{FAINT}" '
                f'fill="none"/>'
            )
            parts += _row(procedure, row, page, page_of)
    return parts


def _box(band: Band) -> list[str]:
    high = band.box_height
    shape = (
        f'<rect x="{_n(MARGIN)}" y="{_n(band.y)}" width="{_n(BOX_WIDTH)}" height="{_n(high)}" '
        f'rx="4" fill="#f4f6fa" stroke="{INK}" stroke-width="1.3"/>'
    )
    if band.state.final:
        shape += (
            f'<rect x="{_n(MARGIN + 3)}" y="{_n(band.y + 3)}" width="{_n(BOX_WIDTH - 6)}" '
            f'height="{_n(high - 6)}" rx="3" fill="none" stroke="{INK}" stroke-width="0.8"/>'
        )
    middle = MARGIN + BOX_WIDTH / 2
    top = band.y + high / 2 - 7.0 * (len(band.title) - 1) + 4.5
    lines = [
        _text(middle, top + 14.0 * number, line, TITLE, INK, bold=True, anchor="middle")
        for number, line in enumerate(band.title)
    ]
    if band.state.public:
        tag = MARGIN + BOX_WIDTH - 6
        lines.append(_text(tag, band.y + high - 4, "公开", 8, FAINT, anchor="end"))
    return [shape, *lines]


def _arrivals(procedure: Procedure, band: Band, page_of: dict[str, int]) -> list[str]:
    """A short arrow from the margin for the steps that come from other pages."""
    here = page_of[band.state.id]
    steps = [step for step in procedure.body.steps if step.to == band.state.id]
    pages = sorted({page_of[source] for step in steps for source in step.sources} - {here})
    if not pages:
        return []
    y = band.y + band.box_height / 2
    said = f"自第 {'、'.join(map(str, pages))} 页"
    return [
        f'<path d="M6 {_n(y)}H{_n(MARGIN - 1)}" stroke="{LINE}" marker-end="url(#arrow)"/>',
        _text(6, y + band.box_height / 2 + 10, said, 8, FAINT),
    ]


def _row(procedure: Procedure, row: Row, page: Page, page_of: dict[str, int]) -> list[str]:
    room = row_room(page.lanes)
    title = f"{row.number}　{row.step.title}"
    goes = _goes(procedure, row, page, page_of)
    size = TITLE if row.full else BODY
    shade = "#fff" if row.full else "none"
    parts = []
    if row.full:
        dashes = ' stroke-dasharray="4 3"' if row.step.optional or row.step.switch else ""
        parts.append(
            f'<rect x="{_n(ROWS - 4)}" y="{_n(row.y - 2)}" width="{_n(room)}" '
            f'height="{_n(row.height + 1)}" rx="3" fill="{shade}" stroke="#99a"{dashes}/>'
        )
    else:
        over = ROWS + width(title, size) + width(goes, SMALL) + 24
        parts.append(
            f'<rect x="{_n(ROWS - 4)}" y="{_n(row.y - 1)}" '
            f'width="{_n(max(room, over - ROWS))}" height="{_n(row.height - 1)}" fill="#fff"/>'
        )
    y = row.y + (14.0 if row.full else 12.0)
    color = INK if row.full else SOFT
    parts.append(_text(ROWS + 2, y, title, size, color, bold=row.full))
    parts.append(_text(ROWS + room - 12, y, goes, SMALL, SOFT, anchor="end"))
    parts += [
        _text(ROWS + 24, row.y + 27 + 13 * number, line, SMALL, SOFT)
        for number, line in enumerate(row.lines)
    ]
    return parts


def _goes(procedure: Procedure, row: Row, page: Page, page_of: dict[str, int]) -> str:
    target = row.step.to
    if target is None:
        return "状态不变"
    away = "" if page_of[target] == page.number else f"（第 {page_of[target]} 页）"
    return f"→ {procedure.state(target).title}{away}"


def _text(
    x: float, y: float, text: str, size: float, color: str, *, bold: bool = False, anchor: str = ""
) -> str:
    weight = ' font-weight="700"' if bold else ""
    align = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{color}"{weight}{align}>'
        f"{escape(text)}</text>"
    )


def _n(number: float) -> str:
    """A coordinate without needless digits."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
