"""So many exports a day, counted from midnight in China, each person alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.conf import settings

from tests.office.conftest import AT, MakeActor
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.guards.exports_left import exports_left
from yijian.office.monitor.models import Export

pytestmark = pytest.mark.django_db
MIDNIGHT = AT.replace(hour=16, minute=0) - timedelta(days=1)
"""Midnight in China before :data:`AT`, in UTC."""


@pytest.fixture(autouse=True)
def two_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.LIMIT, "EXPORTS_PER_DAY", 2)


def exported(actor: Actor, at: datetime) -> None:
    with writing():
        Export.objects.create(
            jurisdiction=actor.jurisdiction,
            username=actor.username,
            what="findings",
            rows=1,
            sha256="",
            at=at,
        )


def test_until_they_are_used_up(actor: MakeActor) -> None:
    who = actor(Role.FIRST_REVIEWER)
    exported(who, MIDNIGHT - timedelta(seconds=1))
    exported(who, MIDNIGHT)
    assert exports_left(actor=who) is None
    exported(who, AT)
    refusal = exports_left(actor=who, rows=1)
    assert refusal is not None
    assert refusal.code == "monitor.export_used_up"
    assert "今日已导出 2 次，达到每人每日 2 次的上限" in refusal.sentence()


def test_tomorrow_and_for_others_there_are_more(actor: MakeActor) -> None:
    who = actor(Role.FIRST_REVIEWER)
    exported(who, AT)
    exported(who, AT)
    assert exports_left(actor=actor(Role.SECOND_REVIEWER)) is None
    assert exports_left(actor=actor(Role.FIRST_REVIEWER, at=AT + timedelta(days=1))) is None
