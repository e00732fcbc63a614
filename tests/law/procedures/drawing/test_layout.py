"""Nothing lies on anything else, for every shipped procedure."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.drawing.layout import (
    BOX_WIDTH,
    FOOT,
    HEAD,
    LANE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ROWS,
    SMALL,
    TITLE,
    lay_out,
    row_room,
)
from yijian.law.procedures.drawing.text import width

LAW = Law.load()
EVERY = list(Procedures(LAW).every())


PAGES = {procedure.version: lay_out(procedure, LAW) for procedure in EVERY}


def named(procedure: Procedure) -> str:
    return f"{procedure.jurisdiction}-{procedure.name}-{procedure.body.since}"


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_nothing_overlaps_and_all_is_on_the_page(procedure: Procedure) -> None:
    pages = PAGES[procedure.version]
    assert [band.state.id for page in pages for band in page.bands] == list(procedure.states)
    for page in pages:
        assert page.bands
        for above, below in pairwise(page.bands):
            end = max([above.y + above.box_height, *(it.y + it.height for it in above.rows)])
            assert end < below.y - 4  # room for the arrow that arrives from above
        for band in page.bands:
            assert band.y >= HEAD
            assert band.y + band.box_height <= PAGE_HEIGHT - FOOT + 1
            for upper, lower in pairwise(band.rows):
                assert upper.y + upper.height <= lower.y
            assert all(width(line, TITLE) <= BOX_WIDTH for line in band.title)


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_every_text_has_its_room(procedure: Procedure) -> None:
    for page in PAGES[procedure.version]:
        room = row_room(page.lanes)
        for band in page.bands:
            for row in band.rows:
                assert all(width(line, SMALL) <= room - 28 for line in row.lines)
                target = procedure.states[row.step.to].title if row.step.to else "状态不变"
                goes = f"→ {target}（第 9 页）"
                head = width(f"{row.number}　{row.step.title}", TITLE)
                assert head + width(goes, SMALL) + 20 <= room, row.step.id


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_lines_on_one_lane_do_not_meet(procedure: Procedure) -> None:
    for page in PAGES[procedure.version]:
        for one, other in combinations(page.buses, 2):
            if one.lane == other.lane:
                assert one.span[1] < other.span[0] or other.span[1] < one.span[0]
        right = ROWS + row_room(page.lanes) - 4 + LANE * page.lanes
        assert right <= PAGE_WIDTH - MARGIN
        arrivals = {bus.target.state.id for bus in page.buses}
        here = {band.state.id for band in page.bands}
        leading = {
            row.step.to
            for band in page.bands
            for row in band.rows
            if row.step.to in here and row.step.to != band.state.id
        }
        assert arrivals == leading


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_every_step_is_written_once_in_full(procedure: Procedure) -> None:
    rows = [row for page in PAGES[procedure.version] for band in page.bands for row in band.rows]
    assert sorted(row.step.id for row in rows if row.full) == sorted(procedure.steps)
    assert len(rows) == sum(len(step.sources) for step in procedure.body.steps)
