"""What an instrument is on a day, and the words of the models for the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.law.models import COMPONENTS, CONFIDENCE_OF, Instrument


def instrument(**changed: Any) -> Instrument:
    given = {
        "id": "act", "title": "某法", "number": None, "issuer": "某机关", "kind": "法律",
        "status": "in_force", "checked_on": date(2026, 11, 21),
    }  # fmt: skip
    return Instrument(**(given | changed))


def test_status_follows_the_dates() -> None:
    law = instrument(
        status="repealed",
        adopted_on=date(2020, 8, 1),
        in_force_on=date(2021, 1, 1),
        ended_on=date(2022, 12, 31),
    )
    days = {
        date(2020, 7, 31): None, date(2020, 8, 1): "published", date(2021, 1, 1): "in_force",
        date(2022, 12, 31): "in_force", date(2023, 1, 1): "repealed",
    }  # fmt: skip
    assert {day: law.status_on(day) for day in days} == days
    draft = instrument(status="draft", simulated_from=date(2021, 1, 1))
    assert {draft.status_on(day) for day in days} == {"draft"}
    assert draft.first_day == date(2021, 1, 1)


def test_words_for_the_screen() -> None:
    assert COMPONENTS == {"first": "首次", "extension": "延长", "collective": "集体讨论后再延长"}
    assert CONFIDENCE_OF == {"P": "high", "F": "medium", "D": "medium", "S": "low", "U": "low"}
