from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.drawing import draw

LAW = Law.load()
EVERY = list(Procedures(LAW).every())
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawing: str) -> list[str]:
    root = ET.fromstring(drawing)
    return [it.text or "" for it in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("procedure", EVERY[::7], ids=lambda it: f"{it.jurisdiction}-{it.name}")
def test_a_drawing_is_well_formed_and_says_every_name(procedure: Procedure) -> None:
    said = "".join(texts(draw(procedure, LAW)))
    for state in procedure.states.values():
        assert state.title in said
    for step in procedure.steps.values():
        assert step.title in said
    assert procedure.cited in said


def test_the_same_procedure_is_drawn_the_same() -> None:
    assert draw(EVERY[0], LAW) == draw(EVERY[0], Law(LAW.packs))


def test_a_draft_is_shown_as_one() -> None:
    found = Procedures(LAW).get("agreement.breach", "lanzhou", date(2026, 6, 1))
    said = texts(draw(found, LAW))
    assert "依据：兰州市医疗保障基金监督管理办法（草案）" in said
    assert "协议违约处理（兰州市，自 2023-07-14 起）" in said
    assert "第 1 页，共 2 页" in said


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for procedure in EVERY[::11]:
        drawing = draw(procedure, LAW)
        assert "<script" not in drawing
        assert drawing.count("http") == 1  # the name of the language
        assert "href" not in drawing
