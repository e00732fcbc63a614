from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.office.monitor.loading.lakes import claims
from yijian.claims.lake import Lake
from yijian.office.policy.estimating import twice
from yijian.office.policy.estimating.twice import Days, Side, days_of, months_before, run_twice

DAYS = Days(date(2026, 3, 1), date(2026, 3, 31))
SIDES = {"before": Side("甲", ["a"]), "after": Side("乙", ["b"])}


def test_a_year_and_no_more(settings, tmp_path: Path) -> None:
    assert months_before(date(2026, 3, 31)) == date(2025, 4, 1)
    snapshot = Lake(claims().lake(tmp_path)).snapshot()
    assert days_of(snapshot) == Days(date(2026, 3, 2), date(2026, 3, 2))
    assert DAYS.as_json() == {"from": "2026-03-01", "to": "2026-03-31"}


def test_claims_that_came_in_between_are_no_effect(
    told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lake moves on during the first run: that side is run again."""
    versions, done = iter((3, 4, 4)), []

    def ran(words, out, tell) -> None:
        if not (out / "run.json").exists():
            out.mkdir(parents=True)
            done.append((out.name, list(words)))
            said = {"lake_version": next(versions)}
            (out / "run.json").write_text(json.dumps(said), encoding="utf-8")

    monkeypatch.setattr(twice, "run_to_end", ran)
    run_twice(tmp_path, SIDES, ["R1", "R2"], DAYS, told)
    assert [name for name, _ in done] == ["before", "after", "before"]
    assert done[0][1] == [
        "a", "--from", "2026-03-01", "--to", "2026-03-31", "--rules", "R1", "--rules", "R2",
    ]  # fmt: skip
