from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.items import OFFICER, approved, drafted, submitted
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.approve_item import approve_item

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-8-2")
def test_what_the_government_decided_with_its_document() -> None:
    item = approved()
    assert (item.state, item.document_number) == ("approved", "宁政函〔2026〕88 号")


def test_not_without_the_document() -> None:
    item = submitted()
    with pytest.raises(Guarded, match="没有写批准文号或批准日期"):
        approve_item(
            actor=OFFICER,
            subject=item.pk,
            revision=item.revision,
            document_number="",
            document_day=date(2026, 11, 1),
        )


def test_not_before_it_was_handed_in() -> None:
    item = drafted()
    with pytest.raises(Refused, match="该项目现为“已拟定”"):
        approve_item(
            actor=OFFICER,
            subject=item.pk,
            revision=1,
            document_number="甲",
            document_day=date(2026, 11, 1),
        )
