"""A new password is one that is not easily guessed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal

PHRASES = {
    "password_too_short": "太短，至少 {min_length} 位",
    "password_too_common": "是常见密码",
    "password_entirely_numeric": "全是数字",
    "password_too_similar": "与账号太相近",
}
"""By the validator's code; what is not here speaks with Django's words."""


def password_strong(
    *, actor: Actor, password: str, username: str = "", subject: User | None = None, **_: Any
) -> Refusal | None:
    """Refuse what the configured validators refuse; for the same reasons."""
    holder = subject or User(username=username or actor.username)
    weak = weaknesses(password, holder)
    if not weak:
        return None
    return Refusal(
        code="accounts.weak_password",
        asked="使用这个密码",
        because="；".join(weak),
        missing="换一个密码",
        by="本人",
    )


def weaknesses(password: str, holder: User) -> list[str]:
    """What is wrong with a password for this person, as Chinese phrases without a full stop."""
    try:
        validate_password(password, holder)
    except ValidationError as fault:
        return [_phrase(one) for one in fault.error_list]
    return []


def _phrase(fault: ValidationError) -> str:
    known = PHRASES.get(fault.code or "")
    return known.format_map(fault.params or {}) if known else "".join(fault.messages)
