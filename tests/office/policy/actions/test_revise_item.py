from __future__ import annotations

import pytest

from tests.office.policy.items import ASKED, OFFICER, drafted, submitted
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.revise_item import revise_item

pytestmark = pytest.mark.django_db


def test_a_draft_is_revised() -> None:
    item = drafted()
    item = revise_item(actor=OFFICER, subject=item.pk, revision=1, **{**ASKED, "title": "回医正骨"})
    assert (item.title, item.revision) == ("回医正骨", 2)


def test_not_what_was_handed_in() -> None:
    item = submitted()
    with pytest.raises(Guarded, match="现为“已报政府审批”"):
        revise_item(actor=OFFICER, subject=item.pk, revision=item.revision, **ASKED)
