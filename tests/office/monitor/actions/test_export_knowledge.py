from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.export_knowledge import export_knowledge
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db

GIVEN = {"what": "知识-药品区分性别使用", "filters": {"level": "国家"}, "sha256": "0" * 64}


def test_it_is_remembered(actor, bare) -> None:
    export_knowledge(actor=actor("hospital"), rows=3, **GIVEN)
    entry = Entry.objects.get(event="monitor.export_knowledge")
    assert "0" * 64 in entry.detail


def test_nothing_and_too_much_are_refused(actor, bare, settings) -> None:
    for rows in (0, settings.LIMIT["EXPORT_ROWS"] + 1):
        with pytest.raises(Guarded):
            export_knowledge(actor=actor("authority"), rows=rows, **GIVEN)
    with pytest.raises(NotAllowed):
        export_knowledge(actor=actor("auditor"), rows=1, **GIVEN)
