"""The tree of organisations stays a tree."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import Organisation
from yijian.office.framework.guard import Refusal


def parents_make_no_circle(
    *, subject: Organisation, parent: int | None, **_: Any
) -> Refusal | None:
    """Refuse a parent that is the organisation itself or lies below it."""
    step, seen = parent, {subject.pk}
    while step is not None and step not in seen:
        seen.add(step)
        step = Organisation.objects.filter(pk=step).values_list("parent", flat=True).first()
    if step is None:
        return None
    return Refusal(
        code="accounts.parent_circle",
        asked="改变上级单位",
        because="新的上级是这个单位自己或它的下级，会成为循环",
        missing="选这个单位以外、也不是它下级的单位",
        by="账号管理员",
    )
