"""A list of findings leaves the house as a spreadsheet: remembered, limited, always masked."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.export_size import export_size
from yijian.office.monitor.guards.exports_left import exports_left
from yijian.office.monitor.models import Export


@action("monitor.export_findings", title="导出疑点", guards=(export_size, exports_left))
def export_findings(
    *, actor: Actor, run: str, filters: dict[str, str], rows: int, sha256: str
) -> Export:
    """Remember that a file of ``rows`` findings with this digest is handed out.

    The file is written before, outside the transaction, so that nobody waits for it; it is handed
    out only after this. ``run`` is the key of the run, ``filters`` are as the address has them.

    Raises:
        Guarded: nothing to export, too many rows, or too many exports today.
    """
    export = Export.objects.create(
        jurisdiction=actor.jurisdiction,
        username=actor.username,
        what="findings",
        filters={**filters, "run": run},
        rows=rows,
        sha256=sha256,
        at=actor.at,
    )
    note(subject=f"monitor.export:{export.pk}")
    return export
