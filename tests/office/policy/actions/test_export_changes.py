from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.export_changes import export_changes
from yijian.office.trail.models import Entry

ASKED = {"what": "参数变更", "filters": {"state": "published"}, "sha256": "0" * 64}


def test_it_is_remembered(head, actor) -> None:
    export_changes(actor=head, rows=3, **ASKED)
    assert "参数变更" in Entry.objects.get().detail
    with pytest.raises(Guarded, match="没有可导出的行"):
        export_changes(actor=head, rows=0, **ASKED)
    with pytest.raises(NotAllowed):
        export_changes(actor=actor("auditor"), rows=3, **ASKED)
