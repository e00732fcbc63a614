"""Under which law a run is made: that of the moment it began, also when it is taken up again."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

from yijian.kernel.files import write_json
from yijian.law import Law, Value
from yijian.office.monitor.loading.folders import found, kept, lake_folder
from yijian.office.monitor.loading.institutions import snapshot_at
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.law_values import made_under, values_read
from yijian.office.policy.current import current_law, law_under, shipped_law
from yijian.office.policy.publishing import current_additions

FILE = "law.json"


def pinned_law(out: Path) -> Path | None:
    """The folder of additions for the run in ``out``; the first to ask writes down which.

    A folder that is gone since is replaced by today's.
    """
    known, folder = _read(out)
    if known and (folder is None or folder.is_dir()):
        return folder
    folder = current_additions()
    out.mkdir(parents=True, exist_ok=True)
    write_json(out / FILE, {"additions": kept(folder) if folder else None})
    return folder


def law_of_run(out: Path) -> Law | None:
    """The law that the run in ``out`` was made under; None where it cannot be had any more."""
    known, folder = _read(out)
    there = known and (folder is None or folder.is_dir())
    return law_under(folder) if there else None


def values_of_run(run: Run) -> list[Value]:
    """The values of the law that the rules of a loaded run read, cut to its service dates.

    Empty where the law it was made under, or its dates, cannot be told any more.
    """
    pinned = law_of_run(found(run.folder)) if run.folder else None
    for law in (pinned, current_law(), shipped_law()):
        if law is not None and made_under(run, law):
            days = _service_days(run)
            return values_read(run, law, *days) if days is not None else []
    return []


def _service_days(run: Run) -> tuple[date, date] | None:
    """The first and the last service date that the run looked at."""
    snapshot = snapshot_at(lake_folder(run.jurisdiction), run.summary.get("lake_version", 0))
    first = run.date_from or (snapshot.first_date if snapshot else None)
    last = run.date_to or (snapshot.last_date if snapshot else None)
    return (first, last) if first and last and first <= last else None


def _read(out: Path) -> tuple[bool, Path | None]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((out / FILE).read_text(encoding="utf-8"))["additions"]
        return True, found(said) if said else None
    return False, None
