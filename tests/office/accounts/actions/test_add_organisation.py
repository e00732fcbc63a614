"""Adding an organisation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.add_organisation import add_organisation
from yijian.office.accounts.models import Organisation
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

Places = dict[str, Organisation]


def asked(organisations: Places, **changes: Any) -> dict[str, Any]:
    given = {
        "code": "lanzhou-new",
        "name": "安宁医院",
        "kind": "hospital",
        "admdvs": "620105",
        "parent": organisations["agency_city"].pk,
        "fixmedins_code": "H62010500009",
    }
    return given | changes


def test_it_belongs_to_the_jurisdiction_of_who_adds_it(
    actor: MakeActor, organisations: Places
) -> None:
    place = add_organisation(actor=actor(Role.ACCOUNT_ADMIN), **asked(organisations))
    place.refresh_from_db()
    assert (place.jurisdiction, place.active, place.area) == ("lanzhou", True, "620105")
    assert Entry.objects.get().subject == f"accounts.organisation:{place.pk}"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "lanzhou-audit"}, "已被另一个单位使用"),
        ({"admdvs": "460105"}, "区划 620100 之内"),
        ({"fixmedins_code": ""}, "必须有定点医药机构编号"),
        ({"fixmedins_code": "H62010200001"}, "已属于另一个单位"),
        ({"parent": 999_999}, "没有这个上级单位"),
    ],
)
def test_refusals(
    actor: MakeActor, organisations: Places, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(Guarded, match=said):
        add_organisation(actor=actor(Role.ACCOUNT_ADMIN), **asked(organisations, **changes))
    assert not Organisation.objects.filter(code="lanzhou-new").exists()


def test_others_may_not(actor: MakeActor, organisations: Places) -> None:
    with pytest.raises(NotAllowed, match="“新增单位”由账号管理员办理"):
        add_organisation(actor=actor(Role.AUTHORITY), **asked(organisations))
