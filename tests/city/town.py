"""A written city that a test asks in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from yijian.city.make import CityReport, make_city

_MARKED = """
CREATE VIEW marked AS
SELECT l.label_id, l.kind, l.scheme, l.fund_amount AS label_fund, l.period_from, l.period_to,
       f.*, f.fee_ocur_time::DATE AS day, s.hosp_lv, s.gend, s.brdy, s.insutype,
       m.begntime, m.endtime, m.dscg_maindiag_code AS illness, m.dscg_way, m.mdtrt_id AS visit,
       date_diff('year', s.brdy, f.fee_ocur_time::DATE)
         - (strftime(f.fee_ocur_time, '%m%d') < strftime(s.brdy, '%m%d'))::INTEGER AS years
FROM labels AS l
JOIN fee_list_d AS f USING (fixmedins_code, setl_id, bkkp_sn)
JOIN setl_d AS s USING (fixmedins_code, setl_id)
JOIN mdtrt_d AS m ON m.mdtrt_id = f.mdtrt_id
"""


class Town:
    """The tables of a city as views, its knowledge as ``k_<kind>``, and ``marked``: the labelled
    lines with their settlement and visit."""

    def __init__(self, folder: Path, report: CityReport) -> None:
        self.folder = folder
        self.report = report
        self._engine = duckdb.connect()
        for path in sorted(folder.glob("*.parquet")):
            self._engine.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM '{path}'")
        for path in sorted((folder / "knowledge").glob("*.csv")):
            read = f"read_csv('{path}', header = true, all_varchar = true)"
            self._engine.execute(f"CREATE VIEW k_{path.stem} AS SELECT * FROM {read}")
        self._engine.execute(_MARKED)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._engine.execute(sql).fetchall()

    def one(self, sql: str) -> Any:
        """The first value of the first row."""
        return self.rows(sql)[0][0]

    def labels(self, scheme: str, kind: str) -> int:
        """How many labels of a kind a scheme has."""
        return self.report.labels[scheme][kind]

    def cases(self, scheme: str, kind: str, where: str) -> int:
        """How many labels have a marked line for which ``where`` holds."""
        return int(
            self.one(
                "SELECT count(DISTINCT label_id) FROM marked "
                f"WHERE scheme = '{scheme}' AND kind = '{kind}' AND ({where})"
            )
        )

    def all_cases(self, scheme: str, kind: str, where: str) -> bool:
        """Whether every label has such a line, and no marked line is without it."""
        some = self.cases(scheme, kind, where) == self.labels(scheme, kind) > 0
        return some and self.cases(scheme, kind, f"({where}) IS NOT TRUE") == 0


def make_town(folder: Path) -> Town:
    """A small city of four months."""
    report = make_city(jurisdiction="lanzhou", persons=600, months=4, seed=11, out=folder)
    return Town(folder, report)
