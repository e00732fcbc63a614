from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import CHILD, WINDOW, proposed, published
from yijian.kernel.errors import BadInput
from yijian.office.framework.writing import writing
from yijian.office.policy.current import current_law
from yijian.office.policy.models import LawUse
from yijian.office.policy.uses import check_uses, record_use


def test_a_day_or_all_days_of_a_timeline(officer) -> None:
    law = current_law()
    record_use(officer, "case.decision:1", [law.value(CHILD, "lanzhou", date(2026, 3, 1))])
    record_use(officer, "monitor.run:2", law.timeline(CHILD, "lanzhou"))
    record_use(officer, "monitor.run:3", [])
    found = LawUse.objects.order_by("pk").values_list("decision", "used_from", "used_to")
    assert list(found) == [
        ("case.decision:1", date(2026, 3, 1), date(2026, 3, 1)),
        ("monitor.run:2", date(2011, 7, 1), date(9999, 12, 31)),
    ]
    check_uses()


def test_a_value_that_reads_otherwise_now(actor, officer, monkeypatch) -> None:
    change = published(actor, proposed(officer))
    value = current_law().value(WINDOW, "lanzhou", date(2027, 2, 1))
    record_use(officer, "case.decision:1", [value])
    check_uses()
    with writing():  # as somebody who edits the database
        change.content = {**change.content, "value": 9}
        change.revision += 1
        change.save()
    with pytest.raises(BadInput, match=r"已被“case\.decision:1”用过") as caught:
        check_uses()
    assert caught.value.code == "law.used_value"
    assert caught.value.place.file.endswith(f"lanzhou/parameters/{WINDOW}.yaml")
    assert caught.value.place.row == 4
