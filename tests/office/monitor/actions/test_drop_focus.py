from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import WHY, change, compared, drafted, of
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.drop_focus import drop_focus
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def drop(who, row, kind: str, key: str, reason: str = WHY):
    given = {"kind": kind, "key": key, "reason": reason}
    return drop_focus(actor=who, subject=row.pk, revision=row.revision, **given)


def test_a_proposal_is_dropped_with_a_reason(actor, run) -> None:
    officer = actor("authority")
    row = change(officer, change(officer, drafted(officer)), HOSPITAL_A, "institution")
    with pytest.raises(Guarded, match="理由"):
        drop(officer, row, "rule", LEVEL, "")
    row = drop(officer, row, "rule", LEVEL)
    assert [it["key"] for it in row.changes] == [HOSPITAL_A]
    with pytest.raises(Guarded, match="没有提出它"):
        drop(officer, row, "rule", LEVEL)


def test_what_the_system_proposed_leaves_a_trace(actor) -> None:
    compared("chongqing")
    officer = of(actor, "authority", "chongqing")
    row = drop(officer, drafted(officer), "institution", HOSPITAL_B)
    assert row.changes == []
    entry = Entry.objects.get(event="monitor.drop_focus", outcome="done")
    assert WHY in entry.detail
    assert "七里河中医院" in entry.detail
