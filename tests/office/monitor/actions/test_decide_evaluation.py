from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import (
    WHY,
    change,
    compared,
    drafted,
    of,
    settled,
    submitted,
)
from tests.office.monitor.found import HOSPITAL_B, LEVEL
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.evaluation_models import Focus

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-19-2c")
def test_the_focus_changes_with_its_reasons(actor) -> None:
    compared("ningxia")
    officer, head = (of(actor, role, "ningxia") for role in ("authority", "authority_head"))
    row = submitted(officer, change(officer, drafted(officer)))
    with pytest.raises(NotAllowed):
        settled(officer, row)
    with pytest.raises(Guarded, match="理由"):
        settled(head, row, "")
    row = settled(head, row)
    assert (row.state, row.decided_by, row.decided_at) == ("decided", head.username, head.at)
    focus = Focus.objects.get()
    assert (focus.key, focus.reason, focus.began_by, focus.ended_at) == (LEVEL, WHY, row, None)
    assert focus.figures == {"n": 2, "counted": "500.00"}
    row = submitted(officer, change(officer, drafted(officer), on=False, reason="已经明显下降"))
    row = settled(head, row)
    focus.refresh_from_db()
    assert (focus.ended_by, focus.ended_reason) == (row, "已经明显下降")


@pytest.mark.article("CQ-3.3-4c")
def test_an_institution_beyond_its_limit_comes_onto_the_list(actor) -> None:
    compared("chongqing")
    officer, head = (of(actor, role, "chongqing") for role in ("authority", "authority_head"))
    settled(head, submitted(officer, drafted(officer)))
    focus = Focus.objects.get()
    assert (focus.kind, focus.key, focus.ended_at) == ("institution", HOSPITAL_B, None)
    again = drafted(officer)
    assert again.changes == []


def test_a_head_who_took_part_does_not_decide(actor, person, run) -> None:
    officer = actor("authority")
    row = submitted(officer, drafted(officer))
    same = actor("authority_head", username=officer.username)
    with pytest.raises(Guarded, match="由您参与"):
        settled(same, row)
