from __future__ import annotations

import pytest

from tests.office.monitor.knowing import adopted, hand_in, sexed, tried, undoing
from yijian.audit.knowledge.adoption import decisions_of
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.batch_folders import (
    base_of,
    batch_folder,
    decision_name,
    decision_of,
    files_folder,
    snapshot_of,
    trial_folder,
)

pytestmark = pytest.mark.django_db


def test_everything_lies_below_the_batch(bare) -> None:
    assert batch_folder(7) == bare / "knowledge" / "7"
    assert files_folder(7).parent == trial_folder(7, 3).parents[1] == batch_folder(7)


def test_a_batch_under_its_name_in_the_lake(actor, bare) -> None:
    assert (snapshot_of("lanzhou"), base_of("lanzhou")) == (None, "")
    batch = adopted(actor)
    snapshot = snapshot_of("lanzhou")
    assert snapshot is not None
    assert [it["decision"] for it in decisions_of(snapshot)] == [decision_name(batch)]
    assert decision_name(batch) == f"{batch.number}:{batch.content[:16]}"
    assert base_of("lanzhou") == snapshot.knowledge["digest"]
    back = undoing(actor, batch)
    asked = decision_of(back, base="x")
    assert (asked.undoes, asked.base, asked.staged) == (decision_name(batch), "x", None)
    assert asked.name == decision_name(back) != decision_name(batch)


def test_what_was_never_read_asks_nothing(actor, bare) -> None:
    with pytest.raises(Refused, match="请重新上传"):
        decision_of(hand_in(actor("first_reviewer"), sexed()))
    batch = tried(actor, sexed(since="2025-05-05"))
    assert decision_of(batch).staged is not None
