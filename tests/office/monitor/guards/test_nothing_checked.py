from __future__ import annotations

import pytest

from tests.office.monitor.screened import checked, lead_of, screening, suspected
from yijian.office.monitor.guards.nothing_checked import nothing_checked

pytestmark = pytest.mark.django_db


def test_what_was_checked_stays(actor) -> None:
    suspected()
    row = screening(actor("authority"))
    assert nothing_checked(subject=row) is None
    checked(actor("authority"), lead_of(row), "unfounded")
    refusal = nothing_checked(subject=row)
    assert refusal is not None
    assert "它的线索已经有人核查" in refusal.sentence()
