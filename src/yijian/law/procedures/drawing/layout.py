"""Where everything stands: bands of one state with the steps it allows, flowed onto pages.

A band has the state's box on the left and, beside it, a row per step. A step is written in full
where it first occurs and by its number and title where it occurs again. On the right a bus per
target gathers the rows that lead to it and enters the target's box from above; a target on
another page is named with its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yijian.law.lookup import Law
from yijian.law.procedures.drawing.text import balanced, width, wrap
from yijian.law.procedures.drawing.words import basis, marks, term, who
from yijian.law.procedures.models import State, Step
from yijian.law.procedures.procedure import Procedure

PAGE_WIDTH, PAGE_HEIGHT = 794.0, 1123.0
MARGIN, HEAD, FOOT = 30.0, 76.0, 42.0
BOX_WIDTH, BOX_HEIGHT = 132.0, 34.0
TRUNK, LANE = 16.0, 9.0
TITLE, BODY, SMALL = 12.5, 11.0, 10.0
GAP, ROW_GAP = 17.0, 5.0
ROWS = MARGIN + BOX_WIDTH + 2 * TRUNK


@dataclass
class Row:
    """A step in a band: ``lines`` of detail (none where it was written before), and its place."""

    number: int
    step: Step
    full: bool
    lines: list[str]
    y: float = 0.0

    @property
    def height(self) -> float:
        """Pixels from the top of the row to its bottom."""
        return 20.0 + 13.0 * len(self.lines) if self.full else 17.0

    @property
    def middle(self) -> float:
        """Where the arrow leaves."""
        return self.y + (11.0 if self.full else 8.5)


@dataclass
class Band:
    """A state and its rows; ``y`` is the top of the box, seen from the top of its page."""

    state: State
    title: list[str]
    rows: list[Row]
    y: float = 0.0

    @property
    def box_height(self) -> float:
        """Pixels of the state's box."""
        return BOX_HEIGHT + 14.0 * (len(self.title) - 1)

    @property
    def height(self) -> float:
        """Pixels of the band, with the gap above it in which the arrow arrives."""
        rows = sum(row.height + ROW_GAP for row in self.rows)
        return GAP + max(self.box_height, rows)


@dataclass
class Bus:
    """The line that gathers the rows leading to one target of the page."""

    target: Band
    rows: list[Row]
    lane: int = 0

    @property
    def arrives(self) -> float:
        """The height at which it runs to the target's box."""
        return self.target.y - GAP / 2

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs on the right."""
        ys = [row.middle for row in self.rows] + [self.arrives]
        return min(ys), max(ys)


@dataclass
class Page:
    """One page of A4."""

    number: int
    bands: list[Band] = field(default_factory=list)
    buses: list[Bus] = field(default_factory=list)

    @property
    def lanes(self) -> int:
        """How many lines run side by side on the right."""
        return max((bus.lane for bus in self.buses), default=-1) + 1


def lay_out(procedure: Procedure, law: Law) -> list[Page]:
    """The pages of a procedure, everything in its place."""
    lanes = 0
    for _ in range(4):  # the lanes narrow the rows, which may need more lines
        pages = _flow(_bands(procedure, law, row_room(lanes)))
        for page in pages:
            page.buses = _buses(page)
        wanted = max(page.lanes for page in pages)
        if wanted <= lanes:
            break
        lanes = wanted
    return pages


def row_room(lanes: int) -> float:
    """The width of a row when ``lanes`` lines run on its right."""
    return PAGE_WIDTH - MARGIN - LANE * (lanes + 1) - ROWS


def _bands(procedure: Procedure, law: Law, room: float) -> list[Band]:
    numbers = {step.id: number for number, step in enumerate(procedure.body.steps, 1)}
    written: set[str] = set()
    bands = []
    for state in procedure.body.states:
        rows = []
        for step in procedure.steps_from(state.id):
            full = step.id not in written
            lines = _details(procedure, step, law, room) if full else []
            rows.append(Row(numbers[step.id], step, full, lines))
            written.add(step.id)
        title = balanced(state.title, TITLE, BOX_WIDTH - 10)
        bands.append(Band(state, title, rows))
    return bands


def _details(procedure: Procedure, step: Step, law: Law, room: float) -> list[str]:
    by = f"办理：{who(step)}{marks(step)}"
    ground = f"依据：{basis(step, law)}"
    limit = term(procedure, step, law)
    parts = [by, ground, f"期限：{limit}"] if limit else [by, ground]
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}　{part}" if lines else part
        if lines and width(joined, SMALL) <= room - 50:
            lines[-1] = joined
        else:
            lines.extend(wrap(part, SMALL, room - 50))
    return lines


def _flow(bands: Sequence[Band]) -> list[Page]:
    pages = [Page(1)]
    y = HEAD
    for band in bands:
        if y + band.height > PAGE_HEIGHT - FOOT and pages[-1].bands:
            pages.append(Page(len(pages) + 1))
            y = HEAD
        band.y = y + GAP
        at = band.y
        for row in band.rows:
            row.y = at
            at += row.height + ROW_GAP
        pages[-1].bands.append(band)
        y += band.height
    return pages


def _buses(page: Page) -> list[Bus]:
    here = {band.state.id: band for band in page.bands}
    gathered: dict[str, Bus] = {}
    for band in page.bands:
        for row in band.rows:
            target = row.step.to
            if target in here and target != band.state.id:
                gathered.setdefault(target, Bus(here[target], [])).rows.append(row)
    buses = sorted(gathered.values(), key=lambda bus: bus.span[1] - bus.span[0])
    for position, bus in enumerate(buses):
        taken = {other.lane for other in buses[:position] if _meet(bus.span, other.span)}
        bus.lane = next(lane for lane in range(len(buses)) if lane not in taken)
    return buses


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] + 4 and other[0] <= one[1] + 4
