"""An organisation hangs below an active one of the same jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def parent_fits(
    *, actor: Actor, parent: int | None, subject: Organisation | None = None, **_: Any
) -> Refusal | None:
    """Refuse a new parent of elsewhere (as if there were none) and a closed one."""
    if parent is None or (subject is not None and subject.parent_id == parent):
        return None
    above = Organisation.objects.filter(pk=parent, jurisdiction=actor.jurisdiction).first()
    if above is None:
        because = "没有这个上级单位，或它不在您的统筹区"
    elif not above.active:
        because = f"{above.name}已停用"
    else:
        return None
    return Refusal(
        code="accounts.parent_unfit",
        asked="设为下级单位",
        because=because,
        missing="选本统筹区在用的上级单位",
        by="账号管理员",
    )
