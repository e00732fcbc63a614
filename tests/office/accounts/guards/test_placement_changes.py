"""A move leads somewhere else."""

from __future__ import annotations

from yijian.office.accounts.guards.placement_changes import placement_changes
from yijian.office.accounts.models import User


def test_the_same_place_is_refused() -> None:
    person = User(role="hospital", organisation_id=1)
    found = placement_changes(subject=person, role="hospital", organisation=1)
    assert found is not None
    assert found.code == "accounts.same_placement"
    assert "角色和单位都没有变化" in found.sentence()
    assert placement_changes(subject=person, role="hospital", organisation=2) is None
    assert placement_changes(subject=person, role="pharmacy", organisation=1) is None
