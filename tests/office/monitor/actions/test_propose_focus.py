from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import WHY, change, drafted, submitted
from tests.office.monitor.found import HOSPITAL_A, LEVEL
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.evaluation_models import Focus

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-19-2c")
def test_a_change_waits_with_its_reason(actor, run) -> None:
    officer = actor("authority")
    row = change(officer, drafted(officer))
    row = change(officer, row, HOSPITAL_A, "institution")
    told = [(it["key"], it["name"], it["on"], it["reason"]) for it in row.changes]
    assert told == [
        (LEVEL, "药品限医疗机构级别", True, WHY),
        (HOSPITAL_A, "城关第一医院", True, WHY),
    ]
    assert not Focus.objects.exists()


def test_not_without_a_reason_not_twice_and_not_when_it_is_handed_in(actor, run) -> None:
    officer = actor("authority")
    row = drafted(officer)
    with pytest.raises(Guarded, match="理由"):
        change(officer, row, reason="")
    row = change(officer, row)
    with pytest.raises(Guarded, match="已经提出过"):
        change(officer, row)
    row = submitted(officer, row)
    with pytest.raises(Refused, match="待决定"):
        change(officer, row, HOSPITAL_A, "institution")
