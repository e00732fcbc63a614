"""The drawings of the catalogue are fresh, and a stale or stray one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.procedure_drawings import FOLDER, INDEX, file_of, main, pages, stale
from yijian.law import Law
from yijian.law.procedures import Procedures


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    return pages()


def test_the_drawings_are_fresh(wanted: dict[str, str]) -> None:
    assert stale(FOLDER, wanted) == [], "run python -m scripts.procedure_drawings --write"


def test_every_version_has_its_drawing_and_its_line(wanted: dict[str, str]) -> None:
    every = list(Procedures(Law.load()).every())
    assert len(wanted) == len(every) + 1
    for procedure in every:
        assert file_of(procedure) in wanted
        assert f"({file_of(procedure)})" in wanted[INDEX]


def test_writing_mends_what_is_stale(tmp_path: Path) -> None:
    small = {INDEX: "一页", "national/agreement.breach.2021-05-01.svg": "<svg/>"}
    assert main([], tmp_path, small) == 1
    assert main(["--write"], tmp_path, small) == 0
    assert main([], tmp_path, small) == 0
    (tmp_path / INDEX).write_text("旧", encoding="utf-8")
    (tmp_path / "national" / "nothing.svg").write_text("<svg/>", encoding="utf-8")
    assert stale(tmp_path, small) == [INDEX, "national/nothing.svg"]
    assert main(["--write"], tmp_path, small) == 0
    assert main([], tmp_path, small) == 0
