from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.items import HEAD, filed
from yijian.kernel.errors import Refused
from yijian.law.catalogue import payable
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.end_item import end_item
from yijian.office.policy.selectors.items import local_entries

pytestmark = pytest.mark.django_db


def test_the_last_day_is_still_paid_for() -> None:
    item = filed()
    with pytest.raises(Guarded, match="停止日期早于执行日期"):
        end_item(actor=HEAD, subject=item.pk, revision=item.revision, until=date(2026, 11, 9))
    item = end_item(actor=HEAD, subject=item.pk, revision=item.revision, until=date(2026, 12, 31))
    assert item.state == "ended"
    assert payable(local_entries("ningxia"), item.code, date(2026, 12, 31))
    with pytest.raises(Refused, match="终止"):
        payable(local_entries("ningxia"), item.code, date(2027, 1, 1))
