"""What a decision used stays as it was read; a later value may follow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import Change
from yijian.office.policy.selectors.uses import altered_uses
from yijian.office.policy.wanted import wanted


def not_used(
    *,
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse where the change would alter a value for a day on which a decision used it."""
    asked = wanted(subject, kind, place, parameter, content)
    found = altered_uses(asked, subject) if asked.is_parameter else []
    if not found:
        return None
    last = max(use.used_to for use in found)
    return Refusal(
        code="policy.used",
        asked="这样变更",
        because=f"已有 {len(found):,} 项决定用过要改的值，最后用到 {last}",
        missing=f"{last} 以后起算的值",
        by="医保行政部门",
    )
