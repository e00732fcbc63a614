from __future__ import annotations

from yijian.office.framework.writing import writing
from yijian.office.monitor.guards.import_free import import_free
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.models import Job, JobState


def test_one_at_a_time(actor, person) -> None:
    who = actor("first_reviewer")
    assert import_free(actor=who) is None
    queue_job(actor=who, kind="import", title="x", slot="import")
    refusal = import_free(actor=who)
    assert refusal is not None
    assert refusal.sentence().startswith("不能开始导入：本统筹区已有一项同类工作")
    assert import_free(actor=actor(person("first_reviewer", "hainan_agency"))) is None
    with writing():
        Job.objects.update(state=JobState.DONE)
    assert import_free(actor=who) is None
