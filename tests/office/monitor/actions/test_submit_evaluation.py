from __future__ import annotations

import pytest

from tests.office.monitor.evaluated import SUMMARY, drafted, submitted
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed

pytestmark = pytest.mark.django_db


def test_it_is_handed_in_with_a_conclusion(actor, run) -> None:
    officer = actor("authority")
    row = drafted(officer)
    with pytest.raises(Guarded, match="结论"):
        submitted(officer, row, " ")
    with pytest.raises(NotAllowed):
        submitted(actor("authority_head"), row)
    row = submitted(officer, row)
    assert (row.state, row.summary) == ("proposed", SUMMARY)
