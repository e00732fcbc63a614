"""The runs that the conformance tests share: the cases on both engines, and a small city.

Spark judges on a standalone cluster: a master and two workers, processes of their own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import MADE_AT, Claims, canonical
from tests.conformance.cluster import executors, standalone
from yijian.audit.cases import TOGETHER, CaseReport, run_cases
from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.plan import Engine
from yijian.audit.run.start import RunRequest, run_audit
from yijian.city.make import make_city
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake

BAD_HOSPITAL = "H62010299999"
FILES = ("findings", "finding_lines", "coverage", "quality")
Rows = dict[str, list[tuple[Any, ...]]]


def faulty() -> Claims:
    """Claims with faults of the data, which an honest city does not have."""
    claims = Claims()
    claims.hospital(BAD_HOSPITAL)
    own = {"fixmedins_code": BAD_HOSPITAL}
    claims.simple("orphan", **own, cnt=-1)
    claims.simple("nameless", **own, bilg_dr_name="未知", hilist_code="XA1")
    claims.simple("gap", **own, det_item_fee_sumamt="99.98", medins_list_codg=None)
    claims.line(**own, setl_id="unsettled", mdtrt_id="unsettled", psn_no="unsettled")
    claims.simple("over", fund=101, **own)
    of = claims.tables["setl_d"][-1]
    claims.reversal(of, -40, -28)
    claims.visit(**own, mdtrt_id="backwards", endtime="2026-03-01 09:00:00")
    return claims


class Shared:
    """Runs made once and kept for the session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cases = cache(self._cases)
        self.city = cache(self._city)
        self.lake = cache(self._lake)
        self.workers_at_work = 0

    def _cases(self, engine: Engine) -> CaseReport:
        """On Spark without the cases that need a lake, hence a driver, of their own.

        What those are about, a short look-back and missing knowledge, is decided before the
        engine: by the plan, and by the masks of the coverage that the other cases also use.
        """
        book, work = load_rulebook(), self.folder / f"cases-{engine}"
        if engine == "duckdb":
            return run_cases(book, engine, [], work)
        with standalone(self.folder / "cluster") as master:
            report = run_cases(book, engine, [], work, master=master, apart=False)
        self.workers_at_work = executors(self.folder / "cluster")
        return report

    def together(self, engine: Engine) -> Rows:
        """What an engine found in the lake that most cases share."""
        self.cases(engine)
        out = self.folder / f"cases-{engine}" / TOGETHER / "run"
        return {name: canonical(out / f"{name}.parquet") for name in FILES}

    def _lake(self) -> Path:
        city = self.folder / "city"
        make_city(jurisdiction="lanzhou", persons=PERSONS, months=2, seed=7, out=city)
        lake = Lake(self.folder / "lake")
        faulty().write(self.folder / "faulty")
        files = sorted(p for p in city.glob("*.parquet") if p.name != "labels.parquet")
        files.append(self.folder / "faulty")
        import_paths(lake, files, made_at=MADE_AT)
        import_knowledge(lake, [city / "knowledge"], made_at=MADE_AT)
        return lake.path

    def _city(self) -> Rows:
        out = self.folder / "run"
        request = RunRequest(
            lake=self.lake(),
            jurisdiction="lanzhou",
            out=out,
            rulebook=load_rulebook(),
            memory="2GB",
        )
        run_audit(request)
        return {name: canonical(out / f"{name}.parquet") for name in FILES}


PERSONS = 300
"""The fewest persons of whom a city with one area is made."""


@pytest.fixture(scope="session")
def shared_runs(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Runs are made when first asked for."""
    return Shared(tmp_path_factory.mktemp("conformance"))
