"""Adding and changing organisations."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.office.accounts.conftest import shown
from tests.office.conftest import SignedIn
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role

ADD = "/organisations/add/"


@pytest.fixture
def admin(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.ACCOUNT_ADMIN)


def form_of(organisations: dict[str, Organisation], **changes: Any) -> dict[str, Any]:
    above = changes.pop("above", "agency_city")
    form = {
        "code": "lanzhou-anning",
        "name": "安宁区医疗保险服务中心",
        "kind": "agency",
        "admdvs": "620105",
        "fixmedins_code": "",
    }
    return {**form, "parent": organisations[above].pk if above else "", **changes}


def test_an_organisation_is_added(admin: Client, organisations: dict[str, Organisation]) -> None:
    answer = admin.post(ADD, form_of(organisations), follow=True)
    place = Organisation.objects.get(code="lanzhou-anning")
    assert answer.redirect_chain == [(f"/organisations/{place.pk}/", 302)]
    assert (place.jurisdiction, place.parent) == ("lanzhou", organisations["agency_city"])
    assert "已新增单位 安宁区医疗保险服务中心" in shown(answer)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"code": "lanzhou-audit"}, "code", "代码 lanzhou-audit 已被另一个单位使用"),
        ({"code": "安宁"}, "code", "代码只用字母"),
        ({"admdvs": "460000"}, "admdvs", "它不在兰州市医疗保险服务中心的区划 620100 之内"),
        ({"admdvs": "6201"}, "admdvs", "医保区划是六位数字"),
        ({"above": "", "admdvs": "620000"}, "admdvs", "它不在本统筹区的区划 620100 之内"),
        ({"above": "hainan_agency"}, "parent", "没有这个上级单位，或它不在您的统筹区"),
        ({"kind": "hospital"}, "fixmedins_code", "必须有定点医药机构编号"),
        ({"fixmedins_code": "H1"}, "fixmedins_code", "只有定点医疗机构和定点零售药店"),
        ({"name": ""}, "name", "请填写名称"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    admin: Client,
    organisations: dict[str, Organisation],
    changes: dict[str, str],
    field: str,
    said: str,
) -> None:
    answer = admin.post(ADD, form_of(organisations, **changes))
    page = shown(answer)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert said in page
    assert not Organisation.objects.filter(code="lanzhou-anning").exists()


def change(admin: Client, place: Organisation, **changes: Any) -> Any:
    form = {
        "name": place.name,
        "parent": place.parent_id or "",
        "active": "active",
        "revision": place.revision,
        **changes,
    }
    return admin.post(f"/organisations/{place.pk}/change/", form, follow=True)


def test_an_organisation_is_changed(admin: Client, organisations: dict[str, Organisation]) -> None:
    place = organisations["hospital_a"]
    above = organisations["agency_district"]
    answer = change(admin, place, name="新名", parent=above.pk, active="disabled")
    assert "已修改单位 新名" in shown(answer)
    place.refresh_from_db()
    assert (place.name, place.parent, place.active) == ("新名", above, False)


def test_a_circle_is_refused(admin: Client, organisations: dict[str, Organisation]) -> None:
    answer = change(admin, organisations["agency_city"], parent=organisations["agency_district"].pk)
    assert answer.status_code == 422
    assert "会成为循环" in shown(answer)


def test_ones_own_organisation_stays_open(
    admin: Client, organisations: dict[str, Organisation]
) -> None:
    answer = change(admin, organisations["authority"], active="disabled")
    assert answer.status_code == 422
    assert "停用后您的账号随即不能使用" in shown(answer)


def test_a_forged_revision_changes_nothing(
    admin: Client, organisations: dict[str, Organisation]
) -> None:
    answer = change(admin, organisations["audit"], name="新名", revision=9)
    assert answer.status_code == 409


def test_elsewhere_does_not_exist(admin: Client, organisations: dict[str, Organisation]) -> None:
    assert change(admin, organisations["hainan_agency"]).status_code == 404
