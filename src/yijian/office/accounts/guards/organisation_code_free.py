"""A code names one organisation."""

from __future__ import annotations

import re
from typing import Any

from yijian.office.accounts.models import Organisation
from yijian.office.framework.guard import Refusal

FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{1,63}", re.ASCII)


def organisation_code_free(*, code: str, **_: Any) -> Refusal | None:
    """Refuse a code of another form, and one that is in use."""
    if not FORM.fullmatch(code):
        return _refused("代码只用字母、数字和 _ -，2 至 64 位")
    if Organisation.objects.filter(code=code).exists():
        return taken(code)
    return None


def taken(code: str) -> Refusal:
    """The refusal of a code that is in use."""
    return _refused(f"代码 {code} 已被另一个单位使用")


def _refused(because: str) -> Refusal:
    return Refusal(
        code="accounts.organisation_code_unusable",
        asked="新增单位",
        because=because,
        missing="换一个代码",
        by="账号管理员",
    )
