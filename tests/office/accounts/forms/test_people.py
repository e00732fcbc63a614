"""The forms about accounts."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.forms.people import (
    MoveUserForm,
    OpenUserForm,
    ReasonForm,
    UserFilter,
    placement_of,
    role_hint,
)
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role


def test_only_places_of_the_jurisdiction_are_taken(
    actor: MakeActor, organisations: dict[str, Organisation]
) -> None:
    given = {"username": "wang", "name": "王", "role": "hospital"}
    admin = actor(Role.ACCOUNT_ADMIN)
    far = OpenUserForm(given | {"organisation": organisations["hainan_agency"].pk}, actor=admin)
    near = OpenUserForm(given | {"organisation": organisations["hospital_b"].pk}, actor=admin)
    assert far.errors == {"organisation": ["没有这个单位，或它不在您的统筹区"]}
    assert near.is_valid()


def test_nobody_becomes_the_system(actor: MakeActor) -> None:
    choices = OpenUserForm(actor=actor(Role.ACCOUNT_ADMIN)).fields["role"].choices
    assert "system" not in dict(choices)


def test_a_move_begins_with_where_one_is(actor: MakeActor, people: dict[str, User]) -> None:
    user = people[Role.HOSPITAL]
    form = MoveUserForm(actor=actor(Role.ACCOUNT_ADMIN), initial=placement_of(user))
    assert f'<option value="{user.organisation_id}" selected>' in str(form["organisation"])
    assert 'value="1"' in str(form["revision"])


def test_a_revision_is_a_number() -> None:
    assert not ReasonForm({"reason": "离岗", "revision": "x"}).is_valid()
    assert ReasonForm({"reason": "离岗", "revision": "3"}).is_valid()


def test_unknown_filters_filter_nothing() -> None:
    asked = UserFilter({"role": "nonsense", "q": "x"}).asked()
    assert asked == {"q": "x", "organisation": "", "role": "", "state": ""}


def test_roles_and_kinds_are_told() -> None:
    assert "定点医疗机构：定点医院" in role_hint()
