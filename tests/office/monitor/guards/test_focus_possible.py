from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import change, drafted, focused
from tests.office.monitor.found import HOSPITAL_A, LEVEL
from yijian.office.monitor.guards.focus_possible import focus_possible

pytestmark = pytest.mark.django_db


def test_what_can_be_put_on_and_taken_off(actor, run) -> None:
    focused(actor)
    officer = actor("authority")
    row = change(officer, drafted(officer), LEVEL)

    def said(kind: str, key: str, *, on: bool) -> str:
        found = focus_possible(actor=officer, subject=row, kind=kind, key=key, on=on)
        return found.sentence() if found else ""

    assert "没有编码为“X”的规则或机构" in said("rule", "X", on=True)
    assert "没有编码为" in said("area", LEVEL, on=True)
    assert "已经提出过" in said("rule", LEVEL, on=True)
    assert "它已经是监管重点" in said("institution", HOSPITAL_A, on=True)
    assert said("institution", HOSPITAL_A, on=False) == ""
    assert "它现在不是监管重点" in said("rule", "GZ10000204001000", on=False)
    assert said("rule", "GZ10000204001000", on=True) == ""
