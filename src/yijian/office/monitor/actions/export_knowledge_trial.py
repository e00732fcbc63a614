"""The findings that a batch of knowledge changes leave the house as a spreadsheet."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.rows_to_export import rows_to_export


@action("monitor.export_knowledge_trial", title="导出知识影响的疑点", guards=(rows_to_export,))
def export_knowledge_trial(
    *, actor: Actor, what: str, filters: dict[str, str], rows: int, sha256: str
) -> None:
    """Remember that a file of ``rows`` findings with this digest is handed out."""
