from __future__ import annotations

from pathlib import Path

from tests.office.monitor.ruled import drafted, some_job
from yijian.office.monitor.actions.keep_trial import keep_trial
from yijian.office.monitor.rule_models import RuleTrial


def test_one_row_for_a_job_however_often(actor, organisations) -> None:
    row, job = drafted(actor("first_reviewer")), some_job()
    told = {"version": row, "kind": "replay", "digest": row.digest, "asked": {}, "job": job}
    for n in (1, 2):
        keep_trial(actor=actor("system"), result={"n": n}, folder=Path("jobs/1"), **told)
    [trial] = RuleTrial.objects.all()
    assert (trial.result, trial.jurisdiction) == ({"n": 2}, "lanzhou")
