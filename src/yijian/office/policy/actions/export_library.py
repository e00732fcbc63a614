"""A list of the library of the law leaves the house as a spreadsheet: remembered."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor


@action("policy.export_library", title="导出法规库")
def export_library(
    *, actor: Actor, what: str, filters: dict[str, str], rows: int, sha256: str
) -> None:
    """Remember that a file of ``rows`` rows with this digest is handed out.

    The law is public, so nothing limits it. ``what`` is the title of the list, ``filters`` what
    was asked for in words. The file is written before, and handed out only after this.
    """
