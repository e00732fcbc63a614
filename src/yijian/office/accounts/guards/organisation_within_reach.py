"""People work in an active organisation of the administrator's own jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def organisation_within_reach(*, actor: Actor, organisation: int, **_: Any) -> Refusal | None:
    """Refuse an organisation of elsewhere (as if there were none) and a closed one."""
    place = Organisation.objects.filter(pk=organisation, jurisdiction=actor.jurisdiction).first()
    if place is None:
        because = "没有这个单位，或它不在您的统筹区"
    elif not place.active:
        because = f"{place.name}已停用"
    else:
        return None
    return Refusal(
        code="accounts.organisation_out_of_reach",
        asked="把账号放在这个单位",
        because=because,
        missing="选本统筹区在用的单位",
        by="账号管理员",
    )
