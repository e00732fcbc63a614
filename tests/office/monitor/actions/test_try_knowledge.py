from __future__ import annotations

import pytest

from tests.office.monitor.knowing import GROUNDS, adopted, done, hand_in, sexed, tried
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.try_knowledge import try_knowledge
from yijian.office.work.actions.withdraw_job import withdraw_job

pytestmark = pytest.mark.django_db


def test_once_more_on_the_knowledge_of_now(actor, bare) -> None:
    batch = tried(actor)
    other = adopted(actor, sexed(sex="男", since="2025-01-01"))
    assert other.version
    given = {"subject": batch.pk, "revision": batch.revision}
    with pytest.raises(NotAllowed):
        try_knowledge(actor=actor("authority_head"), **given)
    again = try_knowledge(actor=actor("authority"), **given)
    assert again.job_id != batch.job_id
    assert again.trial == batch.trial  # what was found stays until the new trial has ended
    ended = done(again)
    assert ended.trial["base"] != batch.trial["base"]
    assert (ended.trial["added"], ended.trial["changed"]) == (0, 1)


def test_not_while_it_is_at_work_and_not_when_closed(actor, bare) -> None:
    who = actor("first_reviewer")
    batch = hand_in(who, sexed())
    with pytest.raises(Guarded, match="正在核对或测算"):
        try_knowledge(actor=who, subject=batch.pk, revision=batch.revision)
    job = batch.job
    withdraw_job(actor=who, subject=job.pk, revision=job.revision, reason=GROUNDS)
    batch.refresh_from_db()
    assert batch.state == "staged"
    again = try_knowledge(actor=who, subject=batch.pk, revision=batch.revision)
    assert done(again).state == "tried"
    closed = adopted(actor, sexed(since="2024-01-01"))
    with pytest.raises(Guarded, match="已采用"):
        try_knowledge(actor=who, subject=closed.pk, revision=closed.revision)
