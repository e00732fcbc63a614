"""The same rules twice over the same claims, on either side of something that may be decided."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from yijian.claims.reading import institutions
from yijian.claims.snapshot import Snapshot
from yijian.law.periods.period import add_months
from yijian.office.monitor.loading.auditing import run_to_end
from yijian.office.policy.estimating.differences import SIDES, compare_runs
from yijian.office.work.progress import Tell


@dataclass(frozen=True)
class Side:
    """One of the two runs: what it is called on screen, and the words of its command."""

    title: str
    words: Sequence[str]


@dataclass(frozen=True)
class Days:
    """The fee dates that are looked at, both inclusive."""

    first: date
    last: date

    def as_json(self) -> dict[str, str]:
        """``from`` and ``to``."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


def months_before(day: date) -> date:
    """The first day of the year (``LIMIT ESTIMATE_MONTHS``) that ends on ``day``."""
    return add_months(day, -settings.LIMIT["ESTIMATE_MONTHS"]) + timedelta(days=1)


def days_of(snapshot: Snapshot) -> Days:
    """The last year of fee lines in a lake that holds some."""
    assert snapshot.first_date is not None
    assert snapshot.last_date is not None
    return Days(max(snapshot.first_date, months_before(snapshot.last_date)), snapshot.last_date)


def run_twice(
    folder: Path, sides: Mapping[str, Side], codes: Sequence[str], days: Days, tell: Tell
) -> None:
    """Run the rules into ``folder/before`` and ``folder/after``.

    Killed, it goes on where it stopped. Claims that came in between the two runs would look like
    an effect: then the older one is run again.

    Raises:
        Refused: the audit refused, with its own sentence, or failed.
    """
    while True:
        for name in SIDES:
            tell.step = sides[name].title
            words = [*sides[name].words, "--from", str(days.first), "--to", str(days.last)]
            for code in codes:
                words += ["--rules", code]
            run_to_end(words, folder / name, tell)
        versions = {name: _lake_version(folder / name) for name in SIDES}
        if len(set(versions.values())) == 1:
            return
        shutil.rmtree(folder / min(versions, key=lambda name: versions[name]))


def _lake_version(folder: Path) -> int:
    return int(json.loads((folder / "run.json").read_text(encoding="utf-8"))["lake_version"])


def compared(folder: Path, snapshot: Snapshot) -> dict[str, Any]:
    """What :func:`compare_runs` finds in ``folder``, with the names of the institutions."""
    found = compare_runs(folder, settings.LIMIT["ESTIMATE_SHOWN"])
    names = institutions(snapshot).select(["fixmedins_code", "fixmedins_name"]).to_pylist()
    named = {row["fixmedins_code"]: row["fixmedins_name"] for row in names}
    for row in found["institutions"]:
        row["name"] = named.get(row["code"]) or ""
    return found
