"""A hospital or pharmacy is named by its national code, once in a jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.kinds import PROVIDER_KINDS
from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def institution_named(*, actor: Actor, kind: str, fixmedins_code: str, **_: Any) -> Refusal | None:
    """Refuse a provider without a code or with one that is taken, and a code for others.

    The code decides what the provider's people see.
    """
    same = Organisation.objects.filter(
        jurisdiction=actor.jurisdiction, fixmedins_code=fixmedins_code
    )
    if (kind in PROVIDER_KINDS) != bool(fixmedins_code):
        because = (
            "定点医疗机构和定点零售药店必须有定点医药机构编号"
            if not fixmedins_code
            else "只有定点医疗机构和定点零售药店有定点医药机构编号"
        )
    elif fixmedins_code and same.exists():
        because = f"编号 {fixmedins_code} 已属于另一个单位"
    else:
        return None
    return Refusal(
        code="accounts.institution_code",
        asked="新增单位",
        because=because,
        missing="核对定点医药机构编号",
        by="账号管理员",
    )
