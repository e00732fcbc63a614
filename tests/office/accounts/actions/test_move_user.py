"""Another role, another organisation."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.move_user import move_user
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

People = dict[str, User]
Places = dict[str, Organisation]


def asked(user: User, place: Organisation, **changes: Any) -> dict[str, Any]:
    given = {"subject": user.pk, "revision": 1, "role": "second_reviewer", "reason": "调岗"}
    return {**given, "organisation": place.pk, **changes}


def test_a_person_is_moved_and_the_place_before_is_kept(
    actor: MakeActor, people: People, organisations: Places
) -> None:
    user, place = people[Role.FIRST_REVIEWER], organisations["agency_district"]
    move_user(actor=actor(Role.ACCOUNT_ADMIN), **asked(user, place))
    user.refresh_from_db()
    assert (user.role, user.organisation, user.revision) == ("second_reviewer", place, 2)
    before = json.loads(Entry.objects.get().detail)["before"]
    assert before == {"role": "first_reviewer", "organisation": organisations["agency_city"].pk}


@pytest.mark.parametrize(
    ("place", "changes", "said"),
    [
        ("agency_city", {"role": "first_reviewer"}, "角色和单位都没有变化"),
        ("hospital_a", {}, "定点医疗机构的角色只有"),
        ("hainan_agency", {}, "不在您的统筹区"),
        ("agency_district", {"reason": ""}, "没有写明原因"),
    ],
)
def test_refusals(
    actor: MakeActor,
    people: People,
    organisations: Places,
    place: str,
    changes: dict[str, Any],
    said: str,
) -> None:
    given = asked(people[Role.FIRST_REVIEWER], organisations[place], **changes)
    with pytest.raises(Guarded, match=said):
        move_user(actor=actor(Role.ACCOUNT_ADMIN), **given)


def test_an_administrator_does_not_move_himself(
    actor: MakeActor, people: People, organisations: Places
) -> None:
    given = asked(people[Role.ACCOUNT_ADMIN], organisations["agency_city"])
    with pytest.raises(Guarded, match="不能由本人对本人办理"):
        move_user(actor=actor(Role.ACCOUNT_ADMIN), **given)
