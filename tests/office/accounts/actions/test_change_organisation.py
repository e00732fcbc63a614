"""Changing an organisation."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.change_organisation import change_organisation
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

Places = dict[str, Organisation]


def asked(place: Organisation, **changes: Any) -> dict[str, Any]:
    given = {"subject": place.pk, "revision": 1, "name": place.name, "active": True}
    return {**given, "parent": place.parent_id, **changes}


def test_it_is_changed_and_what_was_before_is_kept(actor: MakeActor, organisations: Places) -> None:
    place, above = organisations["hospital_a"], organisations["agency_district"]
    given = asked(place, name="新名", parent=above.pk, active=False)
    change_organisation(actor=actor(Role.ACCOUNT_ADMIN), **given)
    place.refresh_from_db()
    assert (place.name, place.parent, place.active, place.revision) == ("新名", above, False, 2)
    before = json.loads(Entry.objects.get().detail)["before"]
    assert before == {"name": "城关第一医院", "parent": None, "active": True}


@pytest.mark.parametrize(
    ("which", "changes", "said"),
    [
        ("agency_city", {"parent": "agency_district"}, "会成为循环"),
        ("hospital_b", {"parent": "agency_district"}, "区划 620102 之内"),
        ("audit", {"parent": "hainan_agency"}, "没有这个上级单位"),
        ("authority", {"active": False}, "停用后您的账号随即不能使用"),
    ],
)
def test_refusals(
    actor: MakeActor, organisations: Places, which: str, changes: dict[str, Any], said: str
) -> None:
    if "parent" in changes:
        changes = {"parent": organisations[changes["parent"]].pk}
    with pytest.raises(Guarded, match=said):
        change_organisation(
            actor=actor(Role.ACCOUNT_ADMIN), **asked(organisations[which], **changes)
        )


def test_stale_and_elsewhere(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    with pytest.raises(Stale):
        change_organisation(actor=admin, **asked(organisations["audit"], revision=2))
    with pytest.raises(Missing):
        change_organisation(actor=admin, **asked(organisations["hainan_agency"]))
