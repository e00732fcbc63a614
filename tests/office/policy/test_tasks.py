from __future__ import annotations

import pytest

from tests.office.policy.asked import content, proposed
from yijian.office.policy.actions.revise_change import revise_change
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.models import Change
from yijian.office.policy.tasks import attach, estimate
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job
from yijian.office.work.runner import work_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queued(officer) -> Change:
    change = proposed(officer, "agreement.pre_decision_notice.statement_window")
    return start_estimate(actor=officer, subject=change.pk, revision=change.revision)


def test_from_the_queue_to_the_change(queued) -> None:
    assert (HANDLERS["estimate"].handle, HANDLERS["estimate"].ended) == (estimate, attach)
    assert work_on(queued.job_id) == "done"
    queued.refresh_from_db()
    assert queued.state == "estimated"
    assert queued.estimate["message"] == Job.objects.get().message
    [period, uses] = queued.estimate["parts"]
    assert (period["kind"], period["days"], uses["kind"]) == ("period", 365, "uses")


def test_what_was_revised_meanwhile_gets_nothing(queued, officer) -> None:
    revise_change(actor=officer, subject=queued.pk, revision=queued.revision, content=content(9))
    assert work_on(queued.job_id) == "failed"
    queued.refresh_from_db()
    assert (queued.state, queued.estimate) == ("drafted", {})
    assert "请对现在这份内容重新测算" in Job.objects.get().message


def test_a_withdrawn_estimate_leaves_the_draft(queued, officer) -> None:
    job = Job.objects.get()
    withdraw_job(actor=officer, subject=job.pk, revision=job.revision, reason="先不测")
    queued.refresh_from_db()
    assert (queued.state, queued.estimate) == ("drafted", {})
