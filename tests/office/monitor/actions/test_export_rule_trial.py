from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.export_rule_trial import export_rule_trial
from yijian.office.trail.models import Entry


def test_it_is_remembered(actor) -> None:
    asked = {"what": "规则回放", "sha256": "0" * 64}
    export_rule_trial(actor=actor("first_reviewer"), rows=3, **asked)
    assert Entry.objects.get(event="monitor.export_rule_trial").outcome == "done"
    with pytest.raises(Guarded, match="没有可导出的行"):
        export_rule_trial(actor=actor("first_reviewer"), rows=0, **asked)
    with pytest.raises(NotAllowed):
        export_rule_trial(actor=actor("auditor"), rows=3, **asked)
