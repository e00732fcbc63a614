from __future__ import annotations

import pytest

from tests.office.policy.asked import content, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.policy.actions.attach_estimate import attach_estimate
from yijian.office.policy.actions.revise_change import revise_change
from yijian.office.policy.actions.start_estimate import start_estimate


@pytest.fixture
def asked(officer):
    change = proposed(officer)
    change = start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    change.job.message, change.job.result = "移动 3 日", {"parts": [{"kind": "period"}]}
    return change


def test_what_the_job_found(asked, actor) -> None:
    system, job = actor(Role.SYSTEM), asked.job
    change = attach_estimate(actor=system, subject=asked.pk, revision=asked.revision, job=job)
    assert change.state == "estimated"
    assert change.estimate["digest"] == change.content_digest
    assert change.estimate["message"] == "移动 3 日"
    assert change.estimate["parts"] == [{"kind": "period"}]


def test_of_another_content(asked, actor, officer) -> None:
    job = asked.job
    change = revise_change(
        actor=officer, subject=asked.pk, revision=asked.revision, content=content(9)
    )
    with pytest.raises(Guarded, match="测算期间改过"):
        attach_estimate(
            actor=actor(Role.SYSTEM), subject=change.pk, revision=change.revision, job=job
        )


def test_nobody_attaches_it_by_hand(asked, officer) -> None:
    with pytest.raises(NotAllowed):
        attach_estimate(actor=officer, subject=asked.pk, revision=asked.revision, job=asked.job)
