from __future__ import annotations

import pytest

from tests.office.monitor.knowing import WHY, decided, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.return_knowledge import return_knowledge
from yijian.office.work.models import Job, JobState

pytestmark = pytest.mark.django_db


def test_it_may_be_decided_anew(actor, bare) -> None:
    batch = decided(actor, tried(actor))
    given = {"subject": batch.pk, "revision": batch.revision, "reason": "磁盘空间不足"}
    with pytest.raises(NotAllowed):
        return_knowledge(actor=actor("authority_head"), **given)
    row = return_knowledge(actor=actor("system"), **given)
    assert (row.state, row.decided_by, row.decision) == ("tried", "", {})
    assert row.message == "没有生效，数据湖保持原样：磁盘空间不足"
    with writing():
        Job.objects.filter(pk=row.job_id).update(state=JobState.FAILED)
    assert decided(actor, row).state == "adopted"


def test_only_what_was_decided(actor, bare) -> None:
    batch = tried(actor)
    with pytest.raises(Refused, match="待采用"):
        return_knowledge(
            actor=actor("system"), subject=batch.pk, revision=batch.revision, reason=WHY
        )
