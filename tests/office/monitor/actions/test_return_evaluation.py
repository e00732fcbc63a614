from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import WHY, drafted, submitted
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.return_evaluation import return_evaluation

pytestmark = pytest.mark.django_db


def give_back(who, row):
    return return_evaluation(actor=who, subject=row.pk, revision=row.revision, reason=WHY)


def test_the_head_gives_it_back_to_be_changed(actor, run) -> None:
    officer, head = actor("authority"), actor("authority_head")
    row = drafted(officer)
    with pytest.raises(Refused, match="评估中"):
        give_back(head, row)
    row = submitted(officer, row)
    with pytest.raises(NotAllowed):
        give_back(officer, row)
    row = give_back(head, row)
    assert (row.state, WHY in row.message) == ("draft", True)
    assert submitted(officer, row).message == ""
