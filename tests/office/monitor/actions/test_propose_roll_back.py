from __future__ import annotations

import pytest

from tests.office.monitor.knowing import GROUNDS, adopted, decided, done, sexed, tried, undoing
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.propose_roll_back import propose_roll_back
from yijian.office.monitor.loading.batch_folders import base_of

pytestmark = pytest.mark.django_db


def test_a_roll_back_is_a_batch_of_its_own(actor, bare) -> None:
    empty = base_of("lanzhou")
    batch = adopted(actor)
    back = undoing(actor, batch)
    assert (back.state, back.kind, back.undoes_id) == ("staged", "roll_back", batch.pk)
    assert back.title == f"回退批次 {batch.number}：drug_sex.csv"
    before = base_of("lanzhou")
    back = done(back)
    assert back.state == "tried"
    assert base_of("lanzhou") == before != empty
    assert decided(actor, back).state == "adopted"


def test_not_twice_not_of_a_roll_back_not_of_what_is_not_in_force(actor, bare) -> None:
    batch = adopted(actor)
    back = undoing(actor, batch)
    batch.refresh_from_db()
    given = {"actor": actor("authority"), "grounds": GROUNDS}
    with pytest.raises(Guarded, match=f"已经有人提交回退（批次 {back.number}）"):
        propose_roll_back(**given, subject=batch.pk, revision=batch.revision)
    with pytest.raises(Guarded, match="它本身就是一次回退"):
        propose_roll_back(**given, subject=back.pk, revision=back.revision)
    waiting = tried(actor, sexed(since="2025-05-05"))
    with pytest.raises(Guarded, match="待采用"):
        propose_roll_back(**given, subject=waiting.pk, revision=waiting.revision)


def test_who_may_and_with_what_grounds(actor, bare) -> None:
    batch = adopted(actor)
    given = {"subject": batch.pk, "revision": batch.revision}
    with pytest.raises(NotAllowed):
        propose_roll_back(actor=actor("authority_head"), **given, grounds=GROUNDS)
    with pytest.raises(Guarded, match="来源和理由"):
        propose_roll_back(actor=actor("authority"), **given, grounds="")
