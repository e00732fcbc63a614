from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from yijian.law.used import value_digest
from yijian.office.framework.writing import writing
from yijian.office.policy.actions.keep_use import keep_use
from yijian.office.policy.current import current_law
from yijian.office.policy.models import LawUse
from yijian.office.policy.uses import _row
from yijian.office.trail.models import Entry

NAME = "monitor.detect.child_max_age"


@pytest.fixture
def kept(officer) -> LawUse:
    value = current_law().value(NAME, "lanzhou", date(2026, 3, 1))
    keep_use(actor=officer, decision="monitor.run:1", values=[_row(value)])
    return LawUse.objects.get()


def test_as_it_was_read(kept) -> None:
    assert (kept.name, kept.value, kept.unit) == (NAME, "14", "year")
    assert (kept.used_from, kept.used_to) == (date(2026, 3, 1), date(2026, 3, 1))
    assert (kept.resolved_from, kept.since) == ("national", date(2011, 7, 1))
    value = current_law().value(NAME, "lanzhou", date(2026, 3, 1))
    assert kept.digest == value_digest(value)
    entry = Entry.objects.get(event="policy.keep_use")
    assert entry.subject == "monitor.run:1"
    assert NAME in entry.detail


@pytest.mark.parametrize(
    "sql", ["UPDATE policy_lawuse SET value = '12'", "DELETE FROM policy_lawuse"]
)
def test_nobody_changes_it(kept, sql) -> None:
    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic(), writing():
        connection.cursor().execute(sql)
