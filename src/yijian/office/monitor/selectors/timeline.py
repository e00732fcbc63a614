"""What the lake says about a finding: its lines in full, and the person's claims around the day.

Read at the version of the lake that the run read, so that it fits the evidence; where that
version is gone, as the lake is now. A provider sees its own institution's part only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from yijian.claims.lake import Lake
from yijian.claims.reading import (
    LineKey,
    TimelineRow,
    VisitRow,
    lines_by_key,
    person_timeline,
    person_visits,
)
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused
from yijian.office.framework.actor import Actor
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.loading.institutions import snapshot_at
from yijian.office.monitor.models import Finding, FindingLine, Run


@dataclass(frozen=True)
class Timeline:
    """Visits and fee lines of a person around a day; ``cut``: there are more than are given."""

    visits: list[VisitRow]
    lines: list[TimelineRow]
    cut: bool


def snapshot_of(run: Run) -> Snapshot:
    """The lake as the run read it, or as it is now.

    Raises:
        Refused: the lake is not there.
    """
    folder = lake_folder(run.jurisdiction)
    version = run.summary.get("lake_version")
    read = snapshot_at(folder, version) if isinstance(version, int) else None
    if read is not None:
        return read
    lake = Lake(folder)
    if not lake.exists:
        raise Refused(
            "lake.gone",
            "本机没有这个统筹区的数据湖，看不到费用明细；疑点、金额和证据不受影响，"
            "需要明细时请系统管理员从备份恢复数据湖",
        )
    return lake.snapshot()


def line_details(finding: Finding, lines: Sequence[FindingLine]) -> dict[LineKey, TimelineRow]:
    """The lines as they were claimed, by key; a key that the lake does not have is not there.

    Raises:
        Refused: the lake is not there or cannot be read.
    """
    keys = [(it.fixmedins_code, it.setl_id, it.bkkp_sn) for it in lines if it.setl_id]
    if not keys:
        return {}
    snapshot = snapshot_of(finding.run)
    first, last = finding.occurred_from.replace(day=1), finding.occurred_to
    found = lines_by_key(snapshot, keys=keys, first=first, last=last)
    if len(found) < len(set(keys)):  # a line that is only involved may lie in any month
        found = lines_by_key(snapshot, keys=keys, first=None, last=None)
    return {(row.fixmedins_code, row.setl_id, row.bkkp_sn): row for row in found}


def timeline_of(actor: Actor, finding: Finding) -> Timeline:
    """The person's claims within ``LIMIT TIMELINE_DAYS`` of the finding's first day.

    Raises:
        Refused: the lake is not there or cannot be read.
    """
    if not finding.psn_no:
        return Timeline([], [], cut=False)
    snapshot, most = snapshot_of(finding.run), settings.LIMIT["TIMELINE_ROWS"]
    days = settings.LIMIT["TIMELINE_DAYS"]
    asked = {"psn_no": finding.psn_no, "around": finding.occurred_from, "days": days}
    visits = person_visits(snapshot, **asked, limit=most)
    lines = person_timeline(snapshot, **asked, limit=most + 1)
    if actor.fixmedins_code is not None:
        visits = [it for it in visits if it.fixmedins_code == actor.fixmedins_code]
        lines = [it for it in lines if it.fixmedins_code == actor.fixmedins_code]
    return Timeline(visits, lines[:most], cut=len(lines) > most)
