from __future__ import annotations

import pytest

from tests.office.monitor.knowing import adopted, decided, done, tried, undoing
from yijian.claims.lake import Lake
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.put_knowledge_in_force import put_knowledge_in_force
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.folders import lake_folder

pytestmark = pytest.mark.django_db


def test_it_is_in_force_since_the_lake_holds_it(actor, bare) -> None:
    batch = adopted(actor)
    knowledge = Lake(lake_folder("lanzhou")).snapshot().knowledge
    assert (batch.state, batch.version) == ("in_force", knowledge["version"])
    assert batch.in_force_at is not None
    assert knowledge["tables"]["drug_sex"]["rows"] == 1


def test_a_roll_back_in_force_closes_what_it_takes_back(actor, bare) -> None:
    batch = adopted(actor)
    back = done(decided(actor, done(undoing(actor, batch))))
    undone = KnowledgeBatch.objects.get(pk=batch.pk)
    assert (back.state, undone.state) == ("in_force", "rolled_back")
    assert undone.message.startswith(f"批次 {back.number} 回退：")
    knowledge = Lake(lake_folder("lanzhou")).snapshot().knowledge
    assert (knowledge["tables"]["drug_sex"]["rows"], len(knowledge["set_aside"])) == (0, 1)


def test_only_the_system(actor, bare) -> None:
    batch = decided(actor, tried(actor))
    with pytest.raises(NotAllowed):
        put_knowledge_in_force(
            actor=actor("second_reviewer"), subject=batch.pk, revision=batch.revision, version="x"
        )
