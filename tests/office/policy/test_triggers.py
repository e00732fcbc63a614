from __future__ import annotations

import pytest
from django.db import connection

from yijian.office.policy.triggers import KEPT, create_triggers, drop_triggers

COUNT = {
    "sqlite": "SELECT count(*) FROM sqlite_master"
    " WHERE type = 'trigger' AND tbl_name = 'policy_lawuse'",
    "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'policy_lawuse%'",
}


def triggers() -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT[connection.vendor])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_they_come_and_go() -> None:
    there = triggers()
    assert there > 1
    with connection.schema_editor() as editor:
        drop_triggers(None, editor)
    assert triggers() == 0
    with connection.schema_editor() as editor:
        create_triggers(None, editor)
    assert triggers() == there
    assert "只能追加" in KEPT
