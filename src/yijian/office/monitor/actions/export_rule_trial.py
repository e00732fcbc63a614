"""The findings by which two versions differ leave the house as a spreadsheet."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.rows_to_export import rows_to_export


@action("monitor.export_rule_trial", title="导出规则试跑结果", guards=(rows_to_export,))
def export_rule_trial(*, actor: Actor, what: str, rows: int, sha256: str) -> None:
    """Remember that a file of ``rows`` rows with this digest is handed out.

    The file is written before, and handed out only after this.
    """
