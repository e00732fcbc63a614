"""What there is, counted over packs and additions."""

from __future__ import annotations

from tests.law.calendar.test_workdays import FICTITIOUS
from tests.law.conftest import PackBuilder, dated
from tests.law.test_additions import added, over, value
from yijian.law import Law
from yijian.law.census import census


def test_packs_and_additions_are_counted(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01", until="2024-12-31"), dated("2", "2025-01-01"))
    pack.codes("national", "acts", "{code: a, title: 甲, reason: 试。}")
    shipped = {
        "jurisdictions": 3, "instruments": 1, "articles": 1, "parameters": 1, "values": 2,
        "added": 0, "lists": 1, "procedures": 0, "versions": 0, "overlays": 0,
    }  # fmt: skip
    assert census(Law.load(pack.root)) == shipped
    law = over(pack, ("lanzhou", added(value(3, "2026-03-01"))), overlays=[FICTITIOUS])
    assert census(law) == shipped | {"values": 3, "added": 1, "overlays": 1}


def test_the_shipped_packs_are_many() -> None:
    found = census(Law.load())
    assert found["jurisdictions"] == 6
    assert found["instruments"] >= 56
    assert found["articles"] >= 1055
    assert found["values"] >= found["parameters"] >= 560
