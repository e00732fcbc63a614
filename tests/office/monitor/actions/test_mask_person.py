"""Ending the sight in clear: one's own, of this finding, now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office.conftest import AT, MakeActor
from tests.office.monitor.found import make_finding
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.actions.mask_person import mask_person
from yijian.office.monitor.actions.unmask_person import unmask_person
from yijian.office.monitor.models import Run, Unmasking
from yijian.office.monitor.selectors.unmasking import sight_of
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_only_one_s_own_and_only_this_finding(run: Run, actor: MakeActor) -> None:
    one, two = make_finding(run, "one").finding_id, make_finding(run, "two").finding_id
    first, second = actor(Role.FIRST_REVIEWER), actor(Role.SECOND_REVIEWER)
    for who, finding_id in ((first, one), (first, one), (first, two), (second, one)):
        unmask_person(actor=who, finding_id=finding_id, run="", reason="核对就诊人身份")
    later = actor(Role.FIRST_REVIEWER, at=AT + timedelta(minutes=2))
    assert mask_person(actor=later, finding_id=one) == 2
    assert not sight_of(later, one).clear
    assert sight_of(later, two).clear
    assert sight_of(second, one).clear
    ended = Unmasking.objects.filter(username=first.username, finding_id=one)
    assert {row.until for row in ended} == {later.at}
    assert Entry.objects.filter(event="monitor.mask_person", outcome="done").count() == 1


def test_it_may_be_asked_twice(run: Run, actor: MakeActor) -> None:
    assert mask_person(actor=actor(Role.FIRST_REVIEWER), finding_id="a" * 32) == 0


def test_who_may_not_unmask_may_not_mask(run: Run, actor: MakeActor) -> None:
    with pytest.raises(NotAllowed):
        mask_person(actor=actor(Role.AUDITOR), finding_id="a" * 32)
