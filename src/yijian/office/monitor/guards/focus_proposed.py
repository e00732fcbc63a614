"""Only what was proposed is dropped."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.evaluation_models import Evaluation


def focus_proposed(*, subject: Evaluation, kind: str, key: str, **_: Any) -> Refusal | None:
    """Refuse what the evaluation does not propose."""
    if any(it["kind"] == kind and it["key"] == key for it in subject.changes):
        return None
    return Refusal(
        code="focus.not_proposed",
        asked="取消这项调整",
        because="这次评估没有提出它",
        missing="列在“提出的调整”里的一项",
        by="评估人",
    )
