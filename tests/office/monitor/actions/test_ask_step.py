from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, asked, shipped
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.ask_step import ask_step
from yijian.office.trail.models import Entry
from yijian.office.trail.words import detail_words


def test_a_request_says_who_what_and_why(actor) -> None:
    row = asked(actor("first_reviewer"), shipped(actor, DEATH)[DEATH], "suspend_rule")
    assert (row.asked["by"], row.asked["title"], row.state) == (
        "first_reviewer",
        "暂停规则",
        "in_force",
    )
    said = dict(detail_words(Entry.objects.get(event="monitor.ask_step").detail))
    assert (said["提请"], said["理由"], said["状态"]) == ("暂停规则", f"暂停规则：{REASON}", "生效")


def test_who_may_and_what_for(actor, person) -> None:
    row = shipped(actor, DEATH)[DEATH]
    asking = {"subject": row.pk, "revision": row.revision, "wanted": "suspend_rule"}
    with pytest.raises(NotAllowed):
        ask_step(actor=actor("authority_head"), reason=REASON, **asking)
    with pytest.raises(Guarded, match="至少 6 个字的理由"):
        ask_step(actor=actor("authority"), reason="", **asking)
    district = actor(person("first_reviewer", "agency_district"))
    with pytest.raises(Guarded, match="只管其中一部分"):
        ask_step(actor=district, reason=REASON, **asking)
    with pytest.raises(Guarded, match="现在可以提请的步骤"):
        ask_step(actor=actor("authority"), reason=REASON, **{**asking, "wanted": "begin_grey"})
