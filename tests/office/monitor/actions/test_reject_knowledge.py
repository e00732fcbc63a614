from __future__ import annotations

import pytest

from tests.office.monitor.knowing import WHY, tried
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.reject_knowledge import reject_knowledge
from yijian.office.monitor.loading.batch_folders import files_folder

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["second_reviewer", "authority_head"])
def test_the_reason_stays(actor, bare, role) -> None:
    batch = tried(actor)
    given = {"subject": batch.pk, "revision": batch.revision}
    with pytest.raises(Guarded, match="理由"):
        reject_knowledge(actor=actor(role), **given, reason="")
    row = reject_knowledge(actor=actor(role), **given, reason=WHY)
    assert (row.state, row.decided_by, WHY in row.message) == ("rejected", role, True)
    assert (files_folder(batch.pk) / "drug_sex.csv").is_file()


def test_who_prepares_does_not_reject(actor, bare) -> None:
    batch = tried(actor)
    with pytest.raises(NotAllowed):
        reject_knowledge(
            actor=actor("authority"), subject=batch.pk, revision=batch.revision, reason=WHY
        )
