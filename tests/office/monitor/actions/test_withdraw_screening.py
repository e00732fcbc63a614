from __future__ import annotations

import pytest

from tests.office.monitor.screened import WHY, checked, lead_of, screening, suspected
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.withdraw_screening import withdraw_screening
from yijian.office.monitor.selectors.antifraud import leads_for

pytestmark = pytest.mark.django_db


def take_back(who, row, reason: str = WHY):
    row.refresh_from_db()
    return withdraw_screening(actor=who, subject=row.pk, revision=row.revision, reason=reason)


def test_its_leads_are_no_longer_listed(actor) -> None:
    suspected()
    officer = actor("authority")
    row = screening(officer)
    assert leads_for(officer).exists()
    with pytest.raises(Guarded, match="理由"):
        take_back(officer, row, "")
    take_back(officer, row)
    assert not leads_for(officer).exists()
    with pytest.raises(Guarded, match="它已经撤回"):
        take_back(officer, row)


def test_not_once_a_lead_was_checked(actor) -> None:
    suspected()
    officer = actor("authority")
    row = screening(officer)
    checked(officer, lead_of(row))
    with pytest.raises(Guarded, match="已经有人核查"):
        take_back(officer, row)
