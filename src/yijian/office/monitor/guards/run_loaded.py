"""Only a run that is loaded whole can be shown."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.models import Run


def run_loaded(*, subject: Run, **_: Any) -> Refusal | None:
    """Refuse to show a run of which a part is missing."""
    lines = subject.summary.get("finding_lines")
    counted = subject.loaded == subject.findings and subject.loaded_lines == lines
    if counted and subject.summary.get("loaded"):
        return None
    return Refusal(
        code="monitor.run_not_loaded",
        asked="使这次运行可见",
        because=f"疑点只装入 {subject.loaded:,} / {subject.findings:,} 条，尚未装完",
        missing="装入全部疑点、明细和汇总",
        by="系统",
    )
