"""Which roles an organisation gives."""

from __future__ import annotations

from yijian.office.accounts.kinds import ROLES_OF_KIND, roles_in_words, suits
from yijian.office.accounts.models import OrganisationKind
from yijian.office.framework.roles import Role


def test_every_kind_has_roles_and_every_role_a_kind() -> None:
    assert set(ROLES_OF_KIND) == set(OrganisationKind)
    assert frozenset().union(*ROLES_OF_KIND.values()) == set(Role) - {Role.SYSTEM}


def test_what_suits() -> None:
    assert suits("hospital", "hospital")
    assert not suits("hospital", "pharmacy")
    assert not suits("authority", "nonsense")
    assert not any(suits(Role.SYSTEM, kind) for kind in OrganisationKind)


def test_in_words() -> None:
    assert roles_in_words("agency") == "经办机构初审、经办机构复审、账号管理员"
