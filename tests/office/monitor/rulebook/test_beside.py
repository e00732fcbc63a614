from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.ruled import drafted, fresh, some_job, up_to
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.open_run import open_run
from yijian.office.monitor.loading.auditing import audit
from yijian.office.monitor.loading.folders import run_folder
from yijian.office.monitor.rule_models import RuleTrial
from yijian.office.monitor.rulebook.beside import judge_candidates, settle_live


@pytest.fixture
def job(organisations):
    return some_job(kind="run", title="稽核")


@pytest.mark.sqlite
def test_candidates_are_compared_and_nothing_of_them_is_seen(actor, lake: Path, quiet, job) -> None:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    text = live.text.replace("line.cnt > 1", "line.cnt > 0")
    shadow = up_to(actor, drafted(actor("first_reviewer"), live.code, text), "begin_shadow")
    grey = up_to(actor, drafted(actor("first_reviewer"), live.code, text), "begin_grey")
    folder = run_folder("lanzhou", f"job-{job.pk}")
    audit(job, folder, quiet)
    settle_live(folder)
    run = open_run(actor=actor("system"), folder=folder, job=job)
    assert run.findings == 3
    said = judge_candidates(job, run, folder, quiet)
    assert said == ["影子运行 2 个版本，差别见规则页"]
    one = RuleTrial.objects.get(version=shadow, job=job)
    assert (one.kind, one.run, one.digest) == ("shadow", run, fresh(shadow).digest)
    assert (one.result["appeared"], one.result["both"]) == (3, 1)
    two = RuleTrial.objects.get(version=grey, job=job)
    assert (two.kind, two.result["appeared"], two.result["both"]) == ("grey", 1, 1)
    assert two.result["inside"]["findings"] == 2
    assert (folder / "candidates" / "compared" / f"{live.code}-1002").is_dir()
    before = RuleTrial.objects.count()
    judge_candidates(job, run, folder, quiet)
    assert RuleTrial.objects.count() == before


@pytest.mark.sqlite
def test_a_candidate_that_fails_harms_nothing(actor, lake: Path, quiet, job) -> None:
    up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    bad = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    with writing():
        bad.text = bad.text.replace("line.cnt > 1", "line.gone > 1")
        bad.save()
    folder = run_folder("lanzhou", f"job-{job.pk}")
    audit(job, folder, quiet)
    run = open_run(actor=actor("system"), folder=folder, job=job)
    [said] = judge_candidates(job, run, folder, quiet)
    assert "不再通过检查，没有运行" in said


def test_a_run_of_elsewhere_has_no_candidates(tmp_path: Path, quiet) -> None:
    settle_live(tmp_path)
    assert judge_candidates(None, None, tmp_path, quiet) == []  # type: ignore[arg-type]
