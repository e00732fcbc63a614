"""An organisation is closed only if an administrator works in another one."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role


def administrator_elsewhere(*, subject: Organisation, active: bool, **_: Any) -> Refusal | None:
    """Refuse to close the organisation of the jurisdiction's last administrators."""
    if active or not subject.active:
        return None
    admins = User.objects.filter(
        role=Role.ACCOUNT_ADMIN,
        is_active=True,
        organisation__active=True,
        organisation__jurisdiction=subject.jurisdiction,
    )
    inside = admins.filter(organisation=subject)
    if not inside.exists() or admins.exclude(organisation=subject).exists():
        return None
    return Refusal(
        code="accounts.last_administrator_inside",
        asked="停用这个单位",
        because="本统筹区的账号管理员都在这个单位，停用后再没有人能管理账号",
        missing="先在另一个单位开通账号管理员",
        by="账号管理员",
    )
