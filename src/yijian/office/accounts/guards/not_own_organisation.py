"""An administrator does not close the organisation that he acts for."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def not_own_organisation(
    *, actor: Actor, subject: Organisation, active: bool, **_: Any
) -> Refusal | None:
    """Refuse to close the actor's own organisation."""
    if active or subject.code != actor.organisation:
        return None
    return Refusal(
        code="accounts.own_organisation",
        asked="停用自己所在的单位",
        because="停用后您的账号随即不能使用",
        missing="由其他单位的账号管理员停用",
        by="本统筹区其他单位的账号管理员",
    )
