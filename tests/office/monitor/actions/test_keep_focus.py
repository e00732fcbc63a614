from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import change, drafted, focused, settled, submitted
from tests.office.monitor.found import HOSPITAL_A
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.keep_focus import keep_focus
from yijian.office.monitor.evaluation_models import Focus
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_each_change_has_its_own_entry(actor, run) -> None:
    focused(actor)
    entry = Entry.objects.get(event="monitor.keep_focus")
    assert "列入重点" in entry.detail
    officer = actor("authority")
    row = change(officer, drafted(officer), HOSPITAL_A, "institution", on=False)
    settled(actor("authority_head"), submitted(officer, row))
    assert "移出重点" in Entry.objects.filter(event="monitor.keep_focus").last().detail
    assert Focus.objects.get().ended_at is not None


def test_only_the_decision_keeps_it(actor, run) -> None:
    row = drafted(actor("authority"))
    with pytest.raises(NotAllowed):
        keep_focus(actor=actor("authority"), evaluation=row, change={})
