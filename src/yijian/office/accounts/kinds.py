"""Which roles an organisation of each kind gives to its people."""

from __future__ import annotations

from yijian.office.accounts.models import OrganisationKind
from yijian.office.framework.roles import AUTHORITIES, Role

ROLES_OF_KIND: dict[str, frozenset[Role]] = {
    OrganisationKind.AUTHORITY: AUTHORITIES | {Role.AUDITOR, Role.ACCOUNT_ADMIN},
    OrganisationKind.AGENCY: frozenset(
        {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ACCOUNT_ADMIN}
    ),
    OrganisationKind.HOSPITAL: frozenset({Role.HOSPITAL}),
    OrganisationKind.PHARMACY: frozenset({Role.PHARMACY}),
    OrganisationKind.AUDIT: frozenset({Role.AUDITOR}),
    OrganisationKind.TECH: frozenset({Role.ACCOUNT_ADMIN}),
}

PROVIDER_KINDS = frozenset({OrganisationKind.HOSPITAL, OrganisationKind.PHARMACY})
"""Kinds that are one institution with a code of their own."""


def suits(role: str, kind: str) -> bool:
    """Whether somebody of an organisation of this ``kind`` may hold this ``role``."""
    return role in ROLES_OF_KIND.get(kind, frozenset())


def roles_in_words(kind: str) -> str:
    """The roles of a kind in Chinese, for a sentence."""
    return "、".join(role.label for role in Role if suits(role, kind))
