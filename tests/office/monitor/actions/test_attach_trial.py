from __future__ import annotations

import pytest

from tests.office.monitor.knowing import adopted as in_force
from tests.office.monitor.knowing import done, hand_in, sexed, tried, undoing
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.attach_trial import attach_trial
from yijian.office.work.models import Job

pytestmark = pytest.mark.django_db


def test_what_was_found_stands_on_the_batch(actor, bare) -> None:
    batch = tried(actor)
    assert batch.state == "tried"
    assert batch.content == batch.trial["content"]
    assert batch.trial["job"] == batch.job_id
    assert batch.trial["message"] == batch.job.message


def test_a_roll_back_has_no_content_of_its_own(actor, bare) -> None:
    back = done(undoing(actor, in_force(actor)))
    assert (back.content, bool(back.trial["content"])) == ("", True)


def test_only_the_system_and_only_the_batchs_own_job(actor, bare) -> None:
    batch, other = tried(actor), tried(actor, sexed(since="2025-05-05"))
    given = {"subject": batch.pk, "revision": batch.revision}
    with pytest.raises(NotAllowed):
        attach_trial(actor=actor("first_reviewer"), **given, job=batch.job)
    with pytest.raises(Refused, match="不是对这一批最近一次的测算"):
        attach_trial(actor=actor("system"), **given, job=other.job)
    waiting = hand_in(actor("first_reviewer"), sexed(since="2024-05-05"))
    given = {"subject": waiting.pk, "revision": waiting.revision}
    with pytest.raises(Refused, match="由系统办理"):
        attach_trial(actor=actor("system"), **given, job=Job.objects.get(pk=waiting.job_id))
