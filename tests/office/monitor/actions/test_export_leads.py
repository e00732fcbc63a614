from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.export_leads import export_leads
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
ASKED = {"what": "反欺诈线索2026-0001", "filters": {"number": "2026-0001"}, "sha256": "0" * 64}


def test_it_is_remembered(actor) -> None:
    export_leads(actor=actor("authority"), rows=3, **ASKED)
    assert "2026-0001" in Entry.objects.get(event="monitor.export_leads").detail
    with pytest.raises(Guarded, match="没有可导出的行"):
        export_leads(actor=actor("authority"), rows=0, **ASKED)
    with pytest.raises(NotAllowed):
        export_leads(actor=actor("hospital"), rows=3, **ASKED)
