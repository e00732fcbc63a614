from __future__ import annotations

from tests.office.policy.asked import proposed
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.guards.estimate_current import estimate_current


def test_of_this_content_by_this_job(officer) -> None:
    change = proposed(officer)
    change = start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    assert estimate_current(subject=change, job=change.job) is None
    change.content_digest = "0" * 32
    refusal = estimate_current(subject=change, job=change.job)
    assert refusal is not None
    assert (refusal.code, refusal.missing) == (
        "policy.estimate_old",
        "对现在这份内容重新测算",
    )
