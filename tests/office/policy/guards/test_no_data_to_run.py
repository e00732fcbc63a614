from __future__ import annotations

from tests.office.policy.asked import OVERRIDE, proposed
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.guards.no_data_to_run import no_data_to_run
from yijian.office.work.models import JobState


def test_only_where_nothing_can_be_run(officer) -> None:
    change = proposed(officer, OVERRIDE, value=False, unit="bool", inclusive=None)
    assert no_data_to_run(subject=change) is None
    refusal = no_data_to_run(subject=proposed(officer))
    assert refusal is not None
    assert "先用数据测算" in refusal.sentence()


def test_or_where_that_failed(officer) -> None:
    change = proposed(officer)
    change = start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    assert no_data_to_run(subject=change) is not None
    change.job.state = JobState.FAILED
    assert no_data_to_run(subject=change) is None
