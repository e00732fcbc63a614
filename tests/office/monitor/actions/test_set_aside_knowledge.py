from __future__ import annotations

import pytest

from tests.office.monitor.knowing import WHY, adopted, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.set_aside_knowledge import set_aside_knowledge

pytestmark = pytest.mark.django_db


def test_the_system_closes_what_was_in_force(actor, bare) -> None:
    batch = adopted(actor)
    given = {"subject": batch.pk, "revision": batch.revision, "reason": WHY}
    with pytest.raises(NotAllowed):
        set_aside_knowledge(actor=actor("authority_head"), **given)
    row = set_aside_knowledge(actor=actor("system"), **given)
    assert (row.state, row.message) == ("rolled_back", WHY)


def test_nothing_else_can_be_rolled_back(actor, bare) -> None:
    batch = tried(actor)
    with pytest.raises(Refused, match="待采用"):
        set_aside_knowledge(
            actor=actor("system"), subject=batch.pk, revision=batch.revision, reason=WHY
        )
