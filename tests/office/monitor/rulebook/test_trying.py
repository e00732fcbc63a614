from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.run.test_stage import HEAVY
from tests.audit.small_lake import Claims
from tests.office.monitor.ruled import TEXT, drafted, fresh, passed, step, up_to
from yijian.kernel.errors import Refused
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.start_bench import start_bench
from yijian.office.monitor.actions.start_cases import start_cases
from yijian.office.monitor.actions.start_trial import start_trial
from yijian.office.monitor.rule_models import RuleTrial
from yijian.office.monitor.rulebook.trying import (
    institution_names,
    run_bench_job,
    run_cases_job,
    run_trial_job,
    said_of,
    trial_folder,
)
from yijian.office.work.heartbeat import Withdrawn
from yijian.office.work.models import Job
from yijian.office.work.progress import job_folder


def job_of(row, actor, **asked) -> Job:
    row = fresh(row)
    row = start_trial(actor=actor("first_reviewer"), subject=row.pk, revision=row.revision, **asked)
    return Job.objects.get(pk=row.job_id)


@pytest.mark.sqlite
def test_the_cases_beside(actor, quiet) -> None:
    row = drafted(actor("first_reviewer"))
    row = start_cases(actor=actor("first_reviewer"), subject=row.pk, revision=row.revision)
    job = Job.objects.get(pk=row.job_id)
    outcome = run_cases_job(job, quiet)
    assert outcome.message == "用例通过 2 个，失败 0 个"
    assert outcome.result == {"passed": 2, "failed": 0, "wrong": []}
    with writing():
        row.cases = row.cases.replace("cnt: 3", "cnt: 1")
        row.save()
    with pytest.raises(Refused, match="已经改过"):
        run_cases_job(job, quiet)


@pytest.mark.sqlite
def test_a_sample_beside_the_live_version(actor, lake: Path, quiet) -> None:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    text = live.text.replace("line.cnt > 1", "line.cnt > 0")
    row = drafted(actor("first_reviewer"), live.code, text)
    job = job_of(row, actor, kind="sample", institutions=("H62010200001",))
    outcome = run_trial_job(job, quiet)
    result = outcome.result
    assert (result["appeared"], result["vanished"], result["both"]) == (1, 0, 1)
    assert (result["before"]["assessed"], result["after"]["assessed"]) == (2, 2)
    assert result["institutions"][0]["name"] == "医院1"
    assert outcome.message == (
        "疑点 2 条：只有这一版查出 1 条，只有现行版本查出 0 条，两版都查出 1 条"
    )
    assert quiet.steps == ["现行第 1001 版", "这一版（第 1002 版）"]
    assert run_trial_job(job, quiet) == outcome
    assert (job_folder(job.pk) / "differences.parquet").is_file()
    trial = RuleTrial(folder=f"jobs/{job.pk}")
    assert trial_folder(trial) == job_folder(job.pk)
    assert institution_names("lanzhou")["H62010300002"] == "医院2"


@pytest.mark.sqlite
def test_a_replay_without_a_live_version(actor, lake: Path, quiet) -> None:
    job = job_of(drafted(actor("first_reviewer")), actor, kind="replay")
    assert run_trial_job(job, quiet).message.startswith("疑点 2 条（没有现行版本可比）：只有这一版")


@pytest.fixture
def crowd(home: Path) -> None:
    """A thousand lines of one item in the lake."""
    claims = Claims()
    claims.hospital()
    own = {"setl_id": "s", "mdtrt_id": "s", "psn_no": "p"}
    for number in range(1_000):
        claims.line(**own, bkkp_sn=str(number))
    claims.settlement(100_000, 70_000, **own)
    (home / "lakes").mkdir()
    claims.lake(home / "made").rename(home / "lakes" / "lanzhou")


@pytest.mark.sqlite
def test_a_rule_past_its_budget_is_stopped_and_told(actor, crowd, quiet, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "RULE_SECONDS": 1}
    heavy = HEAVY[HEAVY.index("WHERE") :]
    text = TEXT.replace("WHERE  line.cnt > 1", heavy)
    job = job_of(drafted(actor("first_reviewer"), text=text), actor, kind="replay")
    outcome = run_trial_job(job, quiet)
    assert outcome.result["after"]["state"] == "stopped"
    assert outcome.result["after"]["cannot_assess"] == 1_000
    assert outcome.message == said_of(outcome.result) == "规则被停止：时间超出上限"


@pytest.mark.sqlite
def test_withdrawn_it_leaves_nothing(actor, lake: Path) -> None:
    job = job_of(drafted(actor("first_reviewer")), actor, kind="replay")

    def stop(*_: object) -> None:
        raise Withdrawn

    stop.step = ""  # type: ignore[attr-defined]
    with pytest.raises(Withdrawn):
        run_trial_job(job, stop)
    assert not list(job_folder(job.pk).glob("*"))


@pytest.mark.sqlite
def test_what_the_rules_cost(actor, lake: Path, quiet) -> None:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    grey = passed(drafted(actor("first_reviewer"), live.code))
    grey = up_to(actor, grey, "begin_grey")
    job = start_bench(actor=actor("first_reviewer"))
    outcome = run_bench_job(job, quiet)
    measured = sorted((it["code"], it["version"]) for it in outcome.result["rules"])
    assert measured == [(live.code, 1001), (grey.code, 1002)]
    assert outcome.result["lines"] == 4
    assert all(it["seconds"] >= 0 for it in outcome.result["rules"])
    step(actor, grey, "suspend_rule")
