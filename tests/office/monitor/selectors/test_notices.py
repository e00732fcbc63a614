from __future__ import annotations

import pytest

from tests.office.conftest import AT
from tests.office.monitor.ruled import DEATH, drafted, shipped
from yijian.office.accounts.models import User
from yijian.office.framework.action import Missing
from yijian.office.framework.writing import writing
from yijian.office.monitor.rule_models import Notice
from yijian.office.monitor.selectors.notices import notice_for, notices_for, recipients, unread


def test_each_sees_their_own(actor) -> None:
    with writing():
        old, new = (
            Notice.objects.create(
                jurisdiction="lanzhou", username="authority", text=text, at=AT, read_at=read
            )
            for text, read in (("旧的", AT), ("新的", None))
        )
    officer = actor("authority")
    assert list(notices_for(officer)) == [new, old]
    assert unread(officer) == [new]
    assert notice_for(officer, old.pk) == old
    with pytest.raises(Missing):
        notice_for(actor("second_reviewer"), old.pk)


def test_who_answers_for_a_rule(actor) -> None:
    row = drafted(actor("first_reviewer"))
    assert recipients(row) == ["first_reviewer"]
    with writing():
        User.objects.filter(username="first_reviewer").update(is_active=False)
    assert recipients(row) == ["authority", "second_reviewer"]
    assert recipients(shipped(actor, DEATH)[DEATH]) == ["authority", "second_reviewer"]
