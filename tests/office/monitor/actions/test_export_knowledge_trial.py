from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.export_knowledge_trial import export_knowledge_trial
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db

GIVEN = {"what": "知识批次2026-0001影响", "filters": {"number": "2026-0001"}, "sha256": "0" * 64}


def test_findings_leave_with_officials_only(actor, bare) -> None:
    export_knowledge_trial(actor=actor("first_reviewer"), rows=3, **GIVEN)
    assert Entry.objects.filter(event="monitor.export_knowledge_trial").count() == 1
    with pytest.raises(Guarded, match="没有可导出的行"):
        export_knowledge_trial(actor=actor("first_reviewer"), rows=0, **GIVEN)
    with pytest.raises(NotAllowed):
        export_knowledge_trial(actor=actor("hospital"), rows=3, **GIVEN)
