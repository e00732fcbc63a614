"""What an actor sees of accounts and organisations."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor, MakePerson
from yijian.office.accounts.actions.disable_user import disable_user
from yijian.office.accounts.actions.sign_out import sign_out
from yijian.office.accounts.models import Organisation, User
from yijian.office.accounts.selectors import (
    latest,
    line_above,
    office_tree,
    offices_for,
    organisations_for,
    search_organisations,
    search_users,
    sign_ins_of,
    trail_of,
    users_for,
)
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing

Places = dict[str, Organisation]
People = dict[str, User]
READERS = (Role.ACCOUNT_ADMIN, Role.AUTHORITY, Role.AUTHORITY_HEAD, Role.AUDITOR)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSTEM])
def test_readers_see_their_jurisdiction_others_nothing(
    actor: MakeActor, people: People, person: MakePerson, role: Role
) -> None:
    person(Role.HOSPITAL, "hainan_hospital")
    seen, places = users_for(actor(role)), organisations_for(actor(role))
    if role in READERS:
        assert {user.organisation.jurisdiction for user in seen} == {"lanzhou"}
        assert {place.jurisdiction for place in places} == {"lanzhou"}
        assert (seen.count(), places.count()) == (len(people), 7)
    else:
        assert not seen.exists()
        assert not places.exists()


def test_searching(actor: MakeActor, people: People) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    nothing = {"text": "", "role": "", "organisation": "", "state": ""}
    found = search_users(users_for(admin), **nothing | {"text": "REV", "state": "active"})
    assert {user.username for user in found} == {"first_reviewer", "second_reviewer"}
    none = {"text": "", "kind": "", "parent": "", "state": ""}
    places = search_organisations(organisations_for(admin), **none | {"kind": "hospital"})
    assert {place.code for place in places} == {"lanzhou-hospital_a", "lanzhou-hospital_b"}
    offices = {place.code for place in offices_for(admin)}
    assert "lanzhou-audit" in offices
    assert "lanzhou-pharmacy" not in offices


def test_the_tree(actor: MakeActor, organisations: Places, people: People) -> None:
    tree = office_tree(actor(Role.AUTHORITY))
    assert [(branch.organisation.code, branch.depth) for branch in tree] == [
        ("lanzhou-authority", 0),
        ("lanzhou-agency_city", 1),
        ("lanzhou-agency_district", 2),
        ("lanzhou-audit", 0),
    ]
    assert [len(branch.steps) for branch in tree] == [0, 0, 1, 0]


def test_the_line_above_ends_even_in_a_circle(organisations: Places) -> None:
    district = organisations["agency_district"]
    assert [place.code for place in line_above(district)] == [
        "lanzhou-authority",
        "lanzhou-agency_city",
    ]
    with writing():  # as no action would
        Organisation.objects.filter(code="lanzhou-authority").update(parent=district)
    district = Organisation.objects.get(pk=district.pk)
    assert len(line_above(district)) == 2


def test_the_trail_of_an_account(actor: MakeActor, people: People) -> None:
    admin, user = actor(Role.ACCOUNT_ADMIN), people[Role.HOSPITAL]
    sign_out(actor=actor(Role.HOSPITAL))
    disable_user(actor=admin, subject=user.pk, revision=1, reason="离岗")
    sign_out(actor=actor(Role.AUDITOR))
    events = [entry.event for entry in trail_of(admin, user, 20)]
    assert events == ["accounts.disable_user", "accounts.sign_out"]
    assert len(trail_of(admin, user, 1)) == 1
    assert len(latest(trail_of(admin, user, 20) * 2, 20)) == 2
    assert sign_ins_of(actor(Role.HOSPITAL), 20) == []
