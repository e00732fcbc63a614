"""A jurisdiction keeps at least one administrator who can sign in."""

from __future__ import annotations

from typing import Any

from django.db import connection

from yijian.office.accounts.models import User
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role


def administrator_remains(*, subject: User, role: str = "", **_: Any) -> Refusal | None:
    """Refuse to take away the last active administrator; a move within the role is free."""
    if subject.role != Role.ACCOUNT_ADMIN or role == Role.ACCOUNT_ADMIN:
        return None
    others = User.objects.filter(
        role=Role.ACCOUNT_ADMIN,
        is_active=True,
        organisation__active=True,
        organisation__jurisdiction=subject.organisation.jurisdiction,
    ).exclude(pk=subject.pk)
    if connection.in_atomic_block:
        # two administrators must not take away each other at the same moment
        others = others.select_for_update(of=("self",))
    if others.order_by("pk").first() is not None:
        return None
    return Refusal(
        code="accounts.last_administrator",
        asked="停用或调走最后一名账号管理员",
        because="此后本统筹区再没有人能管理账号",
        missing="先开通另一名账号管理员",
        by="账号管理员",
    )
