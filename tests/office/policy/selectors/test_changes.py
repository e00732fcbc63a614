from __future__ import annotations

import pytest

from tests.office.policy.asked import assessed, estimated, proposed, proposed_year, published
from yijian.office.framework.action import Missing
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.selectors.changes import (
    STATES,
    change_for,
    changes_for,
    search_changes,
    waiting_for,
)


def test_of_the_own_jurisdiction(officer, actor) -> None:
    change = proposed(officer)
    assert change_for(actor("auditor"), change.pk) == change
    elsewhere = actor("auditor", jurisdiction="hainan")
    assert not changes_for(elsewhere).exists()
    with pytest.raises(Missing):
        change_for(elsewhere, change.pk)
    assert not changes_for(actor("hospital")).exists()


def test_searching(officer, actor) -> None:
    one, other = proposed(officer), proposed_year(officer)
    assert list(changes_for(officer, "calendar")) == [other]
    rows = changes_for(officer)
    assert list(search_changes(rows, {"q": "工作日历"})) == [other]
    assert list(search_changes(rows, {"q": one.parameter, "kind": "parameter"})) == [one]
    assert list(search_changes(rows, {"q": one.number})) == [one]
    assert search_changes(rows, {"state": "drafted"}).count() == 2
    assert search_changes(rows, {"state": "published"}).count() == 0
    assert search_changes(rows, {"state": "nowhere"}).count() == 2


def test_the_lists_name_every_state(officer) -> None:
    states = proposed(officer).rules.states
    assert {name: state.title for name, state in states.items()} == STATES


def test_what_it_waits_for(actor, officer, head) -> None:
    def waits(change) -> list[str]:
        return [offer.step for offer in waiting_for(officer, change)]

    change = proposed(officer)
    assert waits(change) == ["attach_estimate"]
    assert waits(estimated(change)) == ["assess_risk"]
    change = assessed(officer, change)
    assert waits(change) == ["approve_change"]
    change = approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert waits(change) == ["publish_change"]
    assert waits(published(actor, proposed(officer))) == []
