"""The roles of the office. One person holds one role in one organisation."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """Who somebody is to the office."""

    AUTHORITY = "authority", "医保行政部门"
    AUTHORITY_HEAD = "authority_head", "医保行政部门负责人"
    FIRST_REVIEWER = "first_reviewer", "经办机构初审"
    SECOND_REVIEWER = "second_reviewer", "经办机构复审"
    HOSPITAL = "hospital", "定点医院"
    PHARMACY = "pharmacy", "定点药店"
    AUDITOR = "auditor", "只读审计"
    ACCOUNT_ADMIN = "account_admin", "账号管理员"
    SYSTEM = "system", "系统"


AUTHORITIES = frozenset({Role.AUTHORITY, Role.AUTHORITY_HEAD})
"""Roles of the administrative department: those who prepare, and those who decide."""

STAFF = AUTHORITIES | {
    Role.FIRST_REVIEWER,
    Role.SECOND_REVIEWER,
    Role.AUDITOR,
    Role.ACCOUNT_ADMIN,
}
"""Roles that sign in with a second factor."""

PROVIDERS = frozenset({Role.HOSPITAL, Role.PHARMACY})
"""Roles that see their own institution only."""

REVIEWERS = frozenset({Role.FIRST_REVIEWER, Role.SECOND_REVIEWER})
