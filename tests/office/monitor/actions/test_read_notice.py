from __future__ import annotations

import pytest

from tests.office.conftest import AT
from yijian.office.framework.action import Missing
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.read_notice import read_notice
from yijian.office.monitor.rule_models import Notice


def test_by_the_one_who_was_told(actor) -> None:
    with writing():
        notice = Notice.objects.create(
            jurisdiction="lanzhou", username="second_reviewer", text="一条通知", at=AT
        )
    with pytest.raises(Missing):
        read_notice(actor=actor("first_reviewer"), subject=notice.pk, revision=1)
    notice = read_notice(actor=actor("second_reviewer"), subject=notice.pk, revision=1)
    assert notice.read_at == AT
