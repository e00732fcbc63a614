"""Jurisdictions and their parents; a circle names the file and the line of its parent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.conftest import PackBuilder
from yijian.kernel.errors import BadInput, UsageError
from yijian.law.places import read_places


def test_the_places_there_are(pack: PackBuilder) -> None:
    assert {it.name: it.parent for it in read_places(pack.root).values()} == {
        "national": None, "gansu": "national", "lanzhou": "gansu",
    }  # fmt: skip


@pytest.mark.parametrize(("parent", "code"), [("lanzhou", "law.cycle"), ("none", "law.parent")])
def test_a_parent_that_cannot_be_names_its_line(pack: PackBuilder, parent: str, code: str) -> None:
    path = pack.place("gansu", parent)
    with pytest.raises(BadInput) as refused:
        read_places(pack.root)
    place = refused.value.place
    assert (refused.value.code, place.row) == (code, 3)
    assert Path(place.file).name == path.name


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        read_places(tmp_path)
    assert refused.value.code == "law.no_packs"
