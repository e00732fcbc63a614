"""The tree and the list of organisations, and one of them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.office.accounts.conftest import shown
from tests.office.conftest import SignedIn
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing


@pytest.fixture
def reader(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.AUTHORITY)


def test_the_tree_counts_providers_and_the_list_names_them(
    reader: Client, organisations: dict[str, Organisation]
) -> None:
    with writing():
        Organisation.objects.filter(code="lanzhou-hospital_a").update(
            parent=organisations["agency_district"]
        )
    answer = reader.get("/organisations/")
    tree = [
        (branch.organisation.code, branch.depth, branch.providers)
        for branch in answer.context["tree"]
    ]
    assert tree == [
        ("lanzhou-authority", 0, 0),
        ("lanzhou-agency_city", 1, 0),
        ("lanzhou-agency_district", 2, 1),
        ("lanzhou-audit", 0, 0),
    ]
    page = shown(answer)
    assert "七里河中医院" in page
    assert "海口第一医院" not in page
    assert "共 7 条" in page
    assert "新增单位" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=医院", {"lanzhou-hospital_a"}),
        ("q=H62010300002", {"lanzhou-hospital_b"}),
        ("kind=pharmacy", {"lanzhou-pharmacy"}),
        ("parent=lanzhou-authority", {"lanzhou-agency_city"}),
        ("q=海口", set()),
        ("state=disabled", set()),
    ],
)
def test_filters(reader: Client, query: str, found: set[str]) -> None:
    answer = reader.get(f"/organisations/?{query}")
    codes = {place.code for place in answer.context["page"].rows}
    assert found <= codes
    assert answer.context["tree"] == []
    if not found:
        assert not codes
        assert "没有符合条件的单位" in shown(answer)


def test_the_page_of_an_organisation(
    reader: Client, organisations: dict[str, Organisation]
) -> None:
    page = shown(reader.get(f"/organisations/{organisations['agency_city'].pk}/"))
    assert "兰州市医疗保障局</a>" in page
    assert "城关区医疗保险服务中心" in page
    assert "first_reviewer" in page
    assert "/change/" not in page


def test_elsewhere_does_not_exist(reader: Client, organisations: dict[str, Organisation]) -> None:
    assert reader.get(f"/organisations/{organisations['hainan_agency'].pk}/").status_code == 404
