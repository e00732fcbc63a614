"""Several tables and several files of one table in one import."""

from __future__ import annotations

from collections.abc import Callable

from tests.claims.intake.conftest import Bench
from yijian.claims.schema import tables
from yijian.claims.status import lake_status

Line = Callable[..., dict[str, str]]


def test_every_table_can_be_imported(bench: Bench) -> None:
    files = []
    for table in tables().values():
        row = {
            it: "2026-03-05" if column.kind in ("date", "datetime") else "1"
            for it, column in table.columns.items()
            if it not in ("deleted", "updt_time")
        }
        files.append(bench.table(f"{table.name.upper()}_3201.csv", [row]))
    report = bench.take(*files)
    assert report.rejects is None
    assert not report.notes
    snapshot = bench.lake.snapshot()
    gone = {"invinfo_3501", "drugtracinfo"} - {
        name for name in tables() if snapshot.rows(name) == 1
    }
    assert all(it.total == 1 and it.balanced for it in report.tables.values())
    assert gone <= {"invinfo_3501"}
    assert all(check["balanced"] for check in lake_status(bench.lake)["checks"])


def test_files_of_one_table_are_judged_together(bench: Bench, line: Line) -> None:
    report = bench.take(
        bench.table("fee_list_d_01.csv", [line(), line(bkkp_sn="B2")]),
        bench.table("fee_list_d_02.csv", [line(), line(bkkp_sn="B3")]),
    )
    count = report.tables["fee_list_d"]
    assert (count.total, count.current, count.duplicate) == (4, 3, 1)
    assert bench.rows("fee_list_d", "bkkp_sn, src_file, src_row", "bkkp_sn") == [
        ("B1", 1, 2),
        ("B2", 1, 3),
        ("B3", 2, 3),
    ]
