from __future__ import annotations

import pytest

from tests.office.policy.items import HEAD, OFFICER, submitted
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.return_item import return_item

pytestmark = pytest.mark.django_db
WHY = "政府要求补充基金承受能力"


def test_with_a_reason() -> None:
    item = submitted()
    with pytest.raises(Guarded, match="没有写理由"):
        return_item(actor=OFFICER, subject=item.pk, revision=item.revision, reason="")
    with pytest.raises(NotAllowed):
        return_item(actor=HEAD, subject=item.pk, revision=item.revision, reason=WHY)
    item = return_item(actor=OFFICER, subject=item.pk, revision=item.revision, reason=WHY)
    assert item.state == "drafted"
