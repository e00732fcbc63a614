from __future__ import annotations

import pytest

from tests.office.monitor.knowing import sexes, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.refuse_knowledge import refuse_knowledge
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_the_sentence_stays_on_the_batch(actor, bare) -> None:
    batch = tried(actor, sexes("坏,某片,女,某号文,2026-01-01"))
    assert batch.state == "unusable"
    assert batch.message == "没有一行可以收下，1 处被拒收；改正后重新上传"
    assert batch.message in Entry.objects.get(event="monitor.refuse_knowledge").detail


def test_only_the_system(actor, bare) -> None:
    batch = tried(actor)
    given = {"subject": batch.pk, "revision": batch.revision, "job": batch.job}
    with pytest.raises(NotAllowed):
        refuse_knowledge(actor=actor("second_reviewer"), **given)
    closed = tried(actor, sexes("坏,某片,女,某号文,2026-01-01"))
    with pytest.raises(Refused, match="不能采用"):
        refuse_knowledge(
            actor=actor("system"), subject=closed.pk, revision=closed.revision, job=closed.job
        )
