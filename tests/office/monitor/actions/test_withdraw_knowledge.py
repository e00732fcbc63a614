from __future__ import annotations

import pytest

from tests.office.monitor.knowing import WHY, adopted, hand_in, sexed, tried
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.withdraw_knowledge import withdraw_knowledge
from yijian.office.monitor.loading.batch_folders import files_folder

pytestmark = pytest.mark.django_db


def withdraw(who, batch, reason: str = WHY):
    return withdraw_knowledge(actor=who, subject=batch.pk, revision=batch.revision, reason=reason)


def test_a_batch_that_nobody_adopted_is_withdrawn(actor, bare) -> None:
    batch = tried(actor)
    with pytest.raises(Guarded, match="理由"):
        withdraw(actor("first_reviewer"), batch, "")
    row = withdraw(actor("first_reviewer"), batch)
    assert (row.state, WHY in row.message) == ("withdrawn", True)
    assert (files_folder(batch.pk) / "drug_sex.csv").is_file()


def test_not_while_it_is_at_work_and_not_what_is_in_force(actor, bare) -> None:
    with pytest.raises(Guarded, match="先撤回这项测算工作"):
        withdraw(actor("first_reviewer"), hand_in(actor("first_reviewer"), sexed()))
    with pytest.raises(Refused, match="已采用"):
        withdraw(actor("first_reviewer"), adopted(actor, sexed(since="2025-05-05")))
