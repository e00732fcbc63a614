"""Chains of a few entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.office.conftest import AT
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.trail.chain import append
from yijian.office.trail.models import Entry

Add = Callable[..., Entry]


@pytest.fixture
def add(db: None) -> Add:
    """``add(event=, jurisdiction=, …)`` appends one entry by a reviewer of Lanzhou."""

    def one(**changes: Any) -> Entry:
        actor = Actor(
            username=changes.pop("username", "li"),
            name=changes.pop("name", "李明"),
            role=Role.FIRST_REVIEWER,
            organisation="lanzhou-agency",
            jurisdiction=changes.pop("jurisdiction", "lanzhou"),
            area="6201",
            at=changes.pop("at", AT),
        )
        said = {"event": "work.queue_job", "outcome": "done", "subject": "work.job:1", "detail": {}}
        with transaction.atomic(), writing():
            return append(actor=actor, **{**said, **changes})

    return one


@pytest.fixture
def chain(add: Add) -> list[Entry]:
    """Five entries of Lanzhou, two of Hainan."""
    made = [add(detail={"reason": f"理由{number}"}) for number in range(1, 6)]
    for _ in range(2):
        add(jurisdiction="hainan")
    return made
