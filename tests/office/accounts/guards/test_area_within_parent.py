"""Nobody answers for more than the one above."""

from __future__ import annotations

from dataclasses import replace

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.area_within_parent import area_within_parent
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role

Places = dict[str, Organisation]


def test_a_division_outside_the_parent_is_refused(actor: MakeActor, organisations: Places) -> None:
    admin, above = actor(Role.ACCOUNT_ADMIN), organisations["agency_district"].pk
    found = area_within_parent(actor=admin, parent=above, admdvs="620103")
    assert found is not None
    assert found.code == "accounts.area_outside"
    assert found.sentence() == (
        "不能让单位负责医保区划 620103：它不在城关区医疗保险服务中心的区划 620102 之内。"
        "需要：改医保区划，或选另一个上级单位，由账号管理员办理。"
    )
    assert area_within_parent(actor=admin, parent=above, admdvs="620102") is None


def test_without_a_parent_the_jurisdiction_is_the_limit(actor: MakeActor) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    found = area_within_parent(actor=admin, parent=None, admdvs="620000")
    assert found is not None
    assert "它不在本统筹区的区划 620100 之内" in found.sentence()
    assert area_within_parent(actor=admin, parent=None, admdvs="620105") is None
    nation = replace(admin, jurisdiction="national")
    assert area_within_parent(actor=nation, parent=None, admdvs="460000") is None


def test_a_division_is_six_digits(actor: MakeActor) -> None:
    found = area_within_parent(actor=actor(Role.ACCOUNT_ADMIN), parent=None, admdvs="6201")
    assert found is not None
    assert "医保区划是六位数字" in found.sentence()


def test_a_present_organisation_brings_its_own(actor: MakeActor, organisations: Places) -> None:
    admin, above = actor(Role.ACCOUNT_ADMIN), organisations["agency_district"].pk
    other = organisations["hospital_b"]
    assert area_within_parent(actor=admin, parent=above, subject=other) is not None
    inside = organisations["hospital_a"]
    assert area_within_parent(actor=admin, parent=above, subject=inside) is None
