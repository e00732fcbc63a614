from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, content, estimated, proposed, published
from yijian.kernel.errors import Refused
from yijian.office.framework.action import Stale
from yijian.office.policy.actions.revise_change import revise_change


def test_what_was_estimated_is_void(officer) -> None:
    change = estimated(proposed(officer))
    before = change.content_digest
    change = revise_change(
        actor=officer, subject=change.pk, revision=change.revision, content=content(7)
    )
    assert (change.state, change.estimate, change.risk) == ("drafted", {}, {})
    assert change.content["value"] == 7
    assert change.content_digest != before


def test_the_same_content_again_is_a_new_draft_too(officer) -> None:
    change = assessed(officer, proposed(officer))
    change = revise_change(
        actor=officer, subject=change.pk, revision=change.revision, content=change.content
    )
    assert (change.state, change.estimate) == ("drafted", {})


def test_somebody_was_faster(officer) -> None:
    change = proposed(officer)
    with pytest.raises(Stale):
        revise_change(actor=officer, subject=change.pk, revision=9, content=content(7))


def test_what_is_published_is_not_revised(actor, officer) -> None:
    change = published(actor, proposed(officer))
    with pytest.raises(Refused, match="该变更现为“已发布”") as caught:
        revise_change(
            actor=officer, subject=change.pk, revision=change.revision, content=content(7)
        )
    assert caught.value.code == "procedure.wrong_state"
