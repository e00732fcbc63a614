"""Why a sign-in failed, so that the trail knows what the person at the door is not told."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices

from yijian.office.framework.guard import Refusal


class Fault(TextChoices):
    """What was wrong with a sign-in; empty for nothing."""

    NONE = "", "没有问题"
    WRONG_PASSWORD = "wrong_password", "密码不对"
    LOCKED = "locked", "密码不对，并已连续失败到锁定"
    DISABLED = "disabled", "账号已停用"
    CLOSED = "closed", "所在单位已停用"
    WRONG_CODE = "wrong_code", "动态口令或恢复码不对"


REMEDIES: dict[Fault, tuple[str, str]] = {
    Fault.WRONG_PASSWORD: ("正确的密码", "本人"),
    Fault.LOCKED: ("等锁定结束，或重置登录方式", "本人或账号管理员"),
    Fault.DISABLED: ("恢复账号", "账号管理员"),
    Fault.CLOSED: ("恢复单位", "账号管理员"),
    Fault.WRONG_CODE: ("正确的动态口令", "本人"),
}


def nothing_against_sign_in(*, fault: Fault, **_: Any) -> Refusal | None:
    """Refuse a sign-in with a fault."""
    if fault == Fault.NONE:
        return None
    missing, by = REMEDIES[fault]
    return Refusal(f"accounts.sign_in_{fault.value}", "登录", str(fault.label), missing, by)
