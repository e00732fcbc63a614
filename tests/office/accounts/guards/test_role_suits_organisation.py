"""A hospital's clerk does not review."""

from __future__ import annotations

from yijian.office.accounts.guards.role_suits_organisation import role_suits_organisation
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role

Places = dict[str, Organisation]


def test_a_role_of_another_kind_is_refused(organisations: Places) -> None:
    place = organisations["hospital_a"]
    found = role_suits_organisation(role="first_reviewer", organisation=place.pk)
    assert found is not None
    assert found.code == "accounts.role_unsuited"
    assert found.sentence() == (
        "不能把“经办机构初审”交给城关第一医院的人：定点医疗机构的角色只有：定点医院。"
        "需要：换一个角色，或换一个单位，由账号管理员办理。"
    )


def test_nobody_becomes_the_system(organisations: Places) -> None:
    for place in organisations.values():
        assert role_suits_organisation(role=Role.SYSTEM, organisation=place.pk) is not None
        assert role_suits_organisation(role="nonsense", organisation=place.pk) is not None


def test_a_fitting_role_is_fine(organisations: Places) -> None:
    place = organisations["agency_city"].pk
    assert role_suits_organisation(role="first_reviewer", organisation=place) is None
