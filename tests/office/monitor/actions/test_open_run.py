from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.make_findings import make
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.open_run import open_run
from yijian.office.monitor.models import Run, RunState
from yijian.office.work.models import Job


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def job_of(actor) -> Job:
    from yijian.office.work.actions.queue_job import queue_job

    made: Job = queue_job(actor=actor("first_reviewer"), kind="run", title="稽核")
    return made


def test_a_row_for_a_finished_run(home, actor) -> None:
    folder = make(50, home / "runs" / "lanzhou" / "a")
    run = open_run(actor=actor("system"), folder=folder)
    run.refresh_from_db()
    assert (run.state, run.folder, run.findings) == (RunState.LOADING, "runs/lanzhou/a", 50)
    assert run.fee_amount > Decimal(1000)
    assert run.summary["finding_lines"] > 50
    assert (run.date_from, run.job, run.loaded) == (None, None, 0)


def test_the_same_run_again_has_the_same_row(home, actor) -> None:
    first = open_run(actor=actor("system"), folder=make(50, home / "a"))
    job = job_of(actor)
    with writing():
        Run.objects.filter(pk=first.pk).update(state=RunState.WITHDRAWN, loaded=20)
    again = open_run(actor=actor("system"), folder=make(50, home / "b"), job=job)
    assert (again.pk, again.state, again.loaded) == (first.pk, RunState.LOADING, 20)
    assert (again.folder, again.job, again.revision) == ("b", job, first.revision + 1)


def test_a_loaded_run_stays_as_it_is(home, actor) -> None:
    folder = make(50, home / "a")
    run = open_run(actor=actor("system"), folder=folder)
    with writing():
        run.state, run.summary = RunState.REPLACED, {**run.summary, "loaded": True}
        run.save()
    assert open_run(actor=actor("system"), folder=folder).state == RunState.REPLACED


def test_refusals(home, actor) -> None:
    folder = make(5, home / "a")
    with pytest.raises(Refused, match="不能装入 hainan 的数据"):
        open_run(actor=actor("system", jurisdiction="hainan"), folder=folder)
    with pytest.raises(Refused, match="没有做完的运行"):
        open_run(actor=actor("system"), folder=home)
    with pytest.raises(NotAllowed):
        open_run(actor=actor("first_reviewer"), folder=folder)
    assert not Run.objects.exists()
