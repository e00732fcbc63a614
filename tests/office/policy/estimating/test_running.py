from __future__ import annotations

import pytest

from tests.audit.small_lake import Claims
from tests.office.policy.asked import proposed, proposed_year
from yijian.kernel.errors import Refused
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.estimating.differences import read_differences
from yijian.office.policy.estimating.running import candidate_law, run_estimate
from yijian.office.policy.models import Change
from yijian.office.work.models import Job
from yijian.office.work.progress import job_folder

DEATH = "monitor.detect.death_tolerance"


def asked(change: Change, officer) -> tuple[Change, Job]:
    change = start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    return change, Job.objects.get(pk=change.job_id)


@pytest.fixture
def died(home) -> None:
    """Somebody died on the first of March and was charged on the third."""
    claims = Claims()
    claims.hospital()
    claims.person()
    claims.visit(die_date="2026-03-01")
    claims.line(fee_ocur_time="2026-03-03 10:00:00")
    claims.settlement(100, 70)
    (home / "lakes").mkdir()
    claims.lake(home / "lakes" / "made").rename(home / "lakes" / "lanzhou")


@pytest.mark.sqlite
def test_rules_are_run_twice_over_the_past(died, officer, told) -> None:
    _, job = asked(proposed(officer, DEATH, value=5, unit="day"), officer)
    outcome = run_estimate(job, told)
    rules, uses = outcome.result["parts"]
    assert (rules["kind"], rules["vanished"], rules["appeared"]) == ("rules", 1, 0)
    [rule] = rules["rules"]
    assert (rule["before"]["findings"], rule["after"]["findings"]) == (1, 0)
    assert (rule["before"]["fund"], rule["after"]["fund"]) == ("70.00", "0.00")
    assert rules["institutions"][0]["differing"] == 1
    assert uses == {"kind": "uses", "said": "", "n": 0, "other": 0, "last": None}
    assert outcome.message.endswith("疑点新增 0 条，消失 1 条，金额变动 0 条")
    assert told.steps == ["按现行值稽核", "按拟定值稽核"]
    again = run_estimate(job, told)
    assert again == outcome
    assert len(read_differences(job_folder(job.pk)) or []) == 1


def test_what_was_revised_is_not_estimated(officer, told) -> None:
    _, job = asked(proposed(officer), officer)
    job.parameters["digest"] = "0" * 32
    with pytest.raises(Refused, match="已经改过"):
        run_estimate(job, told)


def test_the_candidate_stands_in_the_jobs_own_folder(officer) -> None:
    change, job = asked(proposed_year(officer), officer)
    folder = candidate_law(change, job, change.since)
    assert folder.is_relative_to(job_folder(job.pk))
    assert (folder / "national" / "calendar" / "2027.yaml").is_file()
