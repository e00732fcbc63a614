from __future__ import annotations

from tests.office.monitor.ruled import some_job
from yijian.office.monitor.guards.trial_free import SLOT, trial_free


def test_one_at_a_time(actor) -> None:
    first = actor("first_reviewer")
    assert trial_free(actor=first) is None
    some_job(slot=SLOT, state="queued")
    refusal = trial_free(actor=first)
    assert refusal is not None
    assert "已有一项规则试跑、回放或测速" in refusal.sentence()
