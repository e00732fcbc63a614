"""Runs of the own jurisdiction, the one at work, and what a run says of its rules."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor
from tests.office.monitor.brought import make_job
from tests.office.monitor.found import LEVEL, make_run
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import Missing
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Run, RunState
from yijian.office.monitor.selectors import runs
from yijian.office.work.models import JobState


def test_runs_of_the_own_jurisdiction(run: Run, actor: MakeActor) -> None:
    withdrawn = make_run(key="b2" * 8, state=RunState.WITHDRAWN)
    elsewhere = make_run("hainan", key="c3" * 8)
    who = actor(Role.AUDITOR)
    assert set(runs.runs(who)) == {run, withdrawn}
    assert runs.run(who, withdrawn.pk) == withdrawn
    with pytest.raises(Missing):
        runs.run(who, elsewhere.pk)
    assert not runs.runs(actor(Role.PHARMACY)).exists()


def test_the_job_at_work_and_the_failed_one(
    organisations: dict[str, Organisation], actor: MakeActor
) -> None:
    who, place = actor(Role.FIRST_REVIEWER), organisations["agency_city"]
    assert runs.job_at_work(who) is None
    assert runs.last_failed(who) is None
    failed = make_job(place, kind="run", state=JobState.FAILED)
    assert runs.last_failed(who) == failed
    waiting = make_job(place, kind="run", state=JobState.QUEUED)
    make_job(organisations["hainan_agency"], kind="run", state=JobState.RUNNING)
    assert runs.job_at_work(who) == waiting
    assert runs.last_failed(who) is None


def test_rules_in_words(run: Run) -> None:
    entry = {"code": LEVEL, "name": "规则", "version": 1, "state": "no_knowledge"}
    run.summary = {"rules": [entry | {"reason": "knowledge.drug_sex"}]}
    (said,) = runs.rule_lines(run)
    assert said["state_words"] == "缺知识"
    assert said["reason_words"] == "缺知识：药品区分性别使用"
