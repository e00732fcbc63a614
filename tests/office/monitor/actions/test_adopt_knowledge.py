from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.office.monitor.knowing import WHY, adopted, decided, sexed, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.adopt_knowledge import adopt_knowledge
from yijian.office.monitor.loading.batch_folders import base_of
from yijian.office.trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")]


def adopt(who, batch, reason: str = WHY):
    return adopt_knowledge(actor=who, subject=batch.pk, revision=batch.revision, reason=reason)


@pytest.mark.parametrize("role", ["second_reviewer", "authority_head"])
def test_another_person_decides_and_the_system_carries_it_out(actor, bare, role) -> None:
    batch = adopt(actor(role), tried(actor))
    assert (batch.state, batch.decided_by) == ("adopted", role)
    assert (batch.decision["reason"], batch.job.kind) == (WHY, "adoption")
    assert base_of("lanzhou") == ""  # not before the system has written it
    assert WHY in Entry.objects.get(event="monitor.adopt_knowledge").detail


@pytest.mark.parametrize("role", ["first_reviewer", "authority", "auditor", "hospital"])
def test_others_do_not_decide(actor, bare, role) -> None:
    with pytest.raises(NotAllowed):
        adopt(actor(role), tried(actor))


def test_not_without_a_reason_and_not_twice_at_once(actor, bare) -> None:
    one, other = tried(actor), tried(actor, sexed(since="2025-05-05"))
    with pytest.raises(Guarded, match="没有写理由"):
        adopt(actor("second_reviewer"), one, reason="好")
    decided(actor, one)
    with pytest.raises(Guarded, match="正在生效"):
        adopt(actor("second_reviewer"), other)


def test_what_moved_on_is_tried_out_again_first(actor, bare) -> None:
    old = tried(actor)
    adopted(actor, sexed(since="2025-05-05"))
    with pytest.raises(Guarded, match="重新测算影响"):
        adopt(actor("second_reviewer"), old)
    refused = Entry.objects.filter(event="monitor.adopt_knowledge", outcome="refused")
    assert "knowledge.trial_old" in refused.get().detail


def test_the_procedure_knows_when(actor, bare) -> None:
    batch = adopted(actor)
    with pytest.raises(Refused, match="已采用"):
        adopt(actor("second_reviewer"), batch)


def test_the_database_keeps_them_two_persons(actor, bare) -> None:
    batch = tried(actor)
    for changes in ({"decided_by": batch.made_by}, {"state": "in_force"}, {"state": "nowhere"}):
        with pytest.raises(IntegrityError), transaction.atomic(), writing():
            type(batch).objects.filter(pk=batch.pk).update(**changes)
