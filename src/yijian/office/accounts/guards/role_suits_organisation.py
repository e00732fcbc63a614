"""A role is held in an organisation that has such people."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.kinds import roles_in_words, suits
from yijian.office.accounts.models import Organisation
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role


def role_suits_organisation(*, role: str, organisation: int, **_: Any) -> Refusal | None:
    """Refuse a role that an organisation of this kind does not give."""
    place = Organisation.objects.filter(pk=organisation).first()
    if place is None or suits(role, place.kind):
        return None
    named = Role(role).label if role in Role.values else role
    return Refusal(
        code="accounts.role_unsuited",
        asked=f"把“{named}”交给{place.name}的人",
        because=f"{place.get_kind_display()}的角色只有：{roles_in_words(place.kind)}",
        missing="换一个角色，或换一个单位",
        by="账号管理员",
    )
