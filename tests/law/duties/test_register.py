"""The register of duties has every row, and agrees with the requirements where they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from yijian.kernel.errors import UsageError
from yijian.law.duties.register import duties, duty


def test_every_row_is_there() -> None:
    assert len(duties()) == len({it.id for it in duties()}) == 811
    assert Counter(it.jurisdiction for it in duties()) == {
        "lanzhou": 266,
        "hainan": 173,
        "ningxia": 95,
        "chongqing": 134,
        "gansu": 143,
    }


def test_a_row_is_found_by_its_id() -> None:
    found = duty("LZ-22-1a")
    assert (found.jurisdiction, found.article) == ("lanzhou", "第二十二条第1款")
    assert duty("LZ-4").capability == ""
    with pytest.raises(UsageError, match="没有 LZ-99"):
        duty("LZ-99")


@pytest.mark.shared
def test_it_is_the_register_of_the_requirements(shared: Path) -> None:
    given = (shared / "requirements/articles.csv").read_text(encoding="utf-8")
    assert given.count("\n") == 812
    assert all(f"\n{it.id}," in given for it in duties())
