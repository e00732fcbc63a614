"""Entries of the own jurisdiction, for who may read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.office.conftest import MakeActor
from tests.office.trail.conftest import Add
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry
from yijian.office.trail.selectors import entries_for, search_entries, total_of

CHINA = timezone(timedelta(hours=8))


def test_own_jurisdiction_only(chain: list[Entry], actor: MakeActor) -> None:
    auditor = actor(Role.AUDITOR)
    assert {it.jurisdiction for it in entries_for(auditor)} == {"lanzhou"}
    assert entries_for(actor(Role.AUDITOR, jurisdiction="hainan")).count() == 2


@pytest.mark.parametrize("role", [Role.HOSPITAL, Role.PHARMACY, Role.FIRST_REVIEWER, Role.SYSTEM])
def test_who_may_not_sees_none(chain: list[Entry], actor: MakeActor, role: Role) -> None:
    assert not entries_for(actor(role)).exists()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"person": "王"}, [2]),
        ({"person": "wang"}, [2]),
        ({"person": "li"}, [1, 3, 4]),
        ({"event": "work.withdraw_job"}, [3]),
        ({"outcome": "refused"}, [3]),
        ({"kind": "work.job", "key": "1"}, [1, 2]),
        ({"kind": "work.job"}, [1, 2, 3]),
        ({"key": "12"}, [3, 4]),
        ({"since": date(2026, 11, 22)}, [4]),
        ({"until": date(2026, 11, 21)}, [1, 2, 3]),
        ({"since": date(2026, 11, 21), "until": date(2026, 11, 21)}, [2, 3]),
        ({}, [1, 2, 3, 4]),
    ],
)
def test_filters(add: Add, actor: MakeActor, asked: dict[str, Any], numbers: list[int]) -> None:
    add(at=datetime(2026, 11, 20, 23, 59, 59, tzinfo=CHINA))
    add(at=datetime(2026, 11, 21, 0, 0, 0, tzinfo=CHINA), name="王强", username="wang")
    add(
        at=datetime(2026, 11, 21, 23, 59, 59, tzinfo=CHINA),
        event="work.withdraw_job",
        outcome="refused",
        subject="work.job:12",
    )
    add(at=datetime(2026, 11, 22, 0, 0, 0, tzinfo=CHINA), subject="accounts.user:12")
    rows = search_entries(entries_for(actor(Role.AUDITOR)), asked).order_by("number")
    assert [row.number for row in rows] == numbers
    assert total_of(actor(Role.AUDITOR), rows, asked).n == len(numbers)


def test_the_total_of_all_is_read_off_the_head(
    chain: list[Entry], actor: MakeActor, settings: Any
) -> None:
    settings.LIMIT = {**settings.LIMIT, "COUNT_CEILING": 3}
    auditor = actor(Role.AUDITOR)
    rows = entries_for(auditor)
    assert str(total_of(auditor, rows, {})) == "5 条"
    assert str(total_of(auditor, rows, {"person": "li"})) == "超过 3 条"
    elsewhere = actor(Role.AUDITOR, jurisdiction="ningxia")
    assert total_of(elsewhere, entries_for(elsewhere), {}).n == 0
