"""The report's two equations and its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.claims.intake.report import ImportReport, TableCount


@pytest.mark.parametrize(
    ("count", "balanced"),
    [
        (TableCount(5, 4, 1, 1, 1, 1, 1), True),
        (TableCount(5, 4, 2, 1, 1, 1, 1), False),
        (TableCount(5, 4, 1, 1, 1, 1, 0), False),
    ],
)
def test_balanced(count: TableCount, *, balanced: bool) -> None:
    assert count.balanced is balanced


def test_json() -> None:
    report = ImportReport(3, {"setl_d": TableCount(1, 1, 0, 1)}, Path("/lake/rejects/3.csv"))
    assert report.as_json() == {
        "batch": 3,
        "tables": {
            "setl_d": {
                "total": 1,
                "accepted": 1,
                "rejected": 0,
                "current": 1,
                "superseded": 0,
                "deleted_mark": 0,
                "duplicate": 0,
            }
        },
        "rejects": "/lake/rejects/3.csv",
        "recognised": [],
        "notes": [],
    }
