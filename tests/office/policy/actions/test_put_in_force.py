from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.items import HEAD, STARTED, approved, in_force, submitted
from yijian.kernel.errors import Refused
from yijian.law.catalogue import payable
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.put_in_force import put_in_force
from yijian.office.policy.selectors.items import local_entries

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-8-2")
def test_it_is_payable_from_its_first_day_and_not_before_approval() -> None:
    item = submitted()
    with pytest.raises(Refused, match="该项目现为“已报政府审批”"):
        put_in_force(actor=HEAD, subject=item.pk, revision=item.revision, since=STARTED)
    with pytest.raises(Refused, match="不在支付目录里"):
        payable(local_entries("ningxia"), item.code, STARTED)
    item = in_force()
    assert (item.state, item.since) == ("in_force", STARTED)
    assert payable(local_entries("ningxia"), item.code, STARTED).name == item.title
    with pytest.raises(Refused, match="起才可支付"):
        payable(local_entries("ningxia"), item.code, date(2026, 11, 9))


@pytest.mark.parametrize("since", [None, date(2026, 10, 31)])
def test_not_before_the_day_of_the_approval(since: date | None) -> None:
    item = approved()
    with pytest.raises(Guarded, match="执行日期"):
        put_in_force(actor=HEAD, subject=item.pk, revision=item.revision, since=since)
