from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import UsageError
from yijian.office.monitor.knowledge_form import asked_day, asked_rows, kept_filters
from yijian.office.monitor.selectors.knowledge import Asked

pytestmark = pytest.mark.django_db


def test_days_and_rows(actor) -> None:
    who = actor("hospital")
    assert asked_day(who, {}) == date(2026, 11, 21)
    assert asked_day(who, {"on": "2026-01-27"}) == date(2026, 1, 27)
    with pytest.raises(UsageError, match="2026-11-21"):
        asked_day(who, {"on": "昨天"})
    given = {"code": " X ", "level": "国家", "batch": "5", "name": ""}
    assert asked_rows(who, given) == Asked("X", "", "5", "国家", date(2026, 11, 21))
    assert asked_rows(who, {"all": "1", "level": "乡"}) == Asked()


def test_what_is_kept_for_the_trail() -> None:
    assert kept_filters({"code": " X ", "name": " ", "after": "p"}) == {"code": "X"}
