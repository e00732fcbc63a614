"""A list of leads leaves the house as a spreadsheet, persons masked."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.rows_to_export import rows_to_export


@action("monitor.export_leads", title="导出反欺诈线索", guards=(rows_to_export,))
def export_leads(
    *, actor: Actor, what: str, filters: dict[str, str], rows: int, sha256: str
) -> None:
    """Remember that a file of ``rows`` rows with this digest is handed out.

    ``what`` is the title of the list. The file is written before, and handed out only after this.
    """
