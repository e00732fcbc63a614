from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.items import OFFICER, filed, in_force
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.file_item import file_item
from yijian.office.policy.selectors.items import filing_words

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-8-2")
def test_the_day_of_the_filing_is_kept() -> None:
    day = date(2026, 11, 21)
    assert filing_words(in_force(), day) == "待备案，已施行 11 日；没有规定期限"
    item = filed()
    assert (item.state, item.filing_number) == ("filed", "医保备〔2026〕5 号")
    assert filing_words(item, day) == "已于 2026-11-18 备案"


def test_not_without_the_receipt() -> None:
    item = in_force()
    with pytest.raises(Guarded, match="没有写备案文号或备案日期"):
        file_item(
            actor=OFFICER,
            subject=item.pk,
            revision=item.revision,
            filing_number="甲",
            filing_day=None,
        )
