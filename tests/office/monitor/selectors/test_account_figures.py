"""Figures of accounts, for the administrator of the own jurisdiction."""

from __future__ import annotations

from tests.office.conftest import MakeActor, MakePerson
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.selectors.account_figures import Counted, by_kind, by_role


def test_figures(actor: MakeActor, person: MakePerson) -> None:
    closed = person(Role.FIRST_REVIEWER, "agency_district")
    person(Role.FIRST_REVIEWER, "hainan_agency")
    with writing():
        closed.is_active = False
        closed.save()
    admin = actor(Role.ACCOUNT_ADMIN)
    roles = by_role(admin)
    assert Counted("经办机构初审", 2, 1) in roles
    assert sum(it.n for it in roles) == 9
    assert Counted("定点医疗机构", 2, 2) in by_kind(admin)
    assert by_role(actor(Role.HOSPITAL)) == []
