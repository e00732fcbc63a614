from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import change, compared, drafted, focused, settled, submitted
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, SPLIT, make_finding
from yijian.office.monitor.models import Finding
from yijian.office.monitor.selectors.focus import focus_ended, focus_of, in_focus, on_focus

pytestmark = pytest.mark.django_db


def test_what_is_on_it_now(actor) -> None:
    compared(beyond=False)
    row = focused(actor)
    held = on_focus(actor("auditor"), "institution", HOSPITAL_A)
    assert held is not None
    assert held.began_by == row
    assert on_focus(actor("auditor"), "rule", HOSPITAL_A) is None
    assert not focus_of(actor("authority", jurisdiction="hainan")).exists()
    assert not focus_of(actor("hospital")).exists()


def test_what_was_taken_off(actor) -> None:
    compared(beyond=False)
    focused(actor)
    officer = actor("authority")
    row = change(officer, drafted(officer), HOSPITAL_A, "institution", on=False)
    settled(actor("authority_head"), submitted(officer, row))
    assert [it.key for it in focus_ended(officer)] == [HOSPITAL_A]
    assert not focus_of(officer).exists()


def test_the_findings_of_rules_and_institutions(actor) -> None:
    run = compared(beyond=False)
    officer = actor("authority")
    assert not Finding.objects.filter(in_focus(officer)).exists()
    make_finding(run, "b", rule_code=SPLIT, fixmedins_code=HOSPITAL_B)
    focused(actor, HOSPITAL_B)
    assert {it.fixmedins_code for it in Finding.objects.filter(in_focus(officer))} == {HOSPITAL_B}
    row = change(officer, drafted(officer), LEVEL)
    settled(actor("authority_head"), submitted(officer, row))
    assert Finding.objects.filter(in_focus(officer)).count() == 4
