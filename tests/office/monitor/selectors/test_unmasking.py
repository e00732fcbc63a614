"""Sight in clear: one user, one finding, until the time is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office.conftest import AT, MakeActor
from yijian.office.framework.masking import MASKED
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Unmasking
from yijian.office.monitor.selectors.unmasking import live_unmaskings, sight_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def unmasked(actor: MakeActor) -> Unmasking:
    who = actor(Role.FIRST_REVIEWER)
    with writing():
        return Unmasking.objects.create(
            jurisdiction=who.jurisdiction,
            username=who.username,
            finding_id="a" * 32,
            reason="核对就诊人身份",
            at=AT,
            until=AT + 15 * MINUTE,
        )


def test_it_is_over_when_it_is_over(unmasked: Unmasking, actor: MakeActor) -> None:
    def sight(minutes: float) -> object:
        return sight_of(actor(Role.FIRST_REVIEWER, at=AT + minutes * MINUTE), "a" * 32)

    assert sight(0).until == unmasked.until  # type: ignore[attr-defined]
    assert sight(14.9).clear  # type: ignore[attr-defined]
    assert sight(15) == sight(16) == MASKED


def test_nobody_else_nothing_else(unmasked: Unmasking, actor: MakeActor) -> None:
    assert sight_of(actor(Role.FIRST_REVIEWER), "b" * 32) == MASKED
    assert sight_of(actor(Role.SECOND_REVIEWER), "a" * 32) == MASKED
    elsewhere = actor(Role.FIRST_REVIEWER, jurisdiction="hainan")
    assert not live_unmaskings(elsewhere, "a" * 32).exists()


def test_a_role_that_may_no_longer_sees_masked(unmasked: Unmasking, actor: MakeActor) -> None:
    assert sight_of(actor(Role.FIRST_REVIEWER, role=Role.AUDITOR), "a" * 32) == MASKED


def test_of_two_the_longer(unmasked: Unmasking, actor: MakeActor) -> None:
    with writing():
        unmasked.pk = None
        unmasked.until = AT + 30 * MINUTE
        unmasked.save()
    assert sight_of(actor(Role.FIRST_REVIEWER), "a" * 32).until == AT + 30 * MINUTE
