"""The runs that the conformance tests share: cases and a small city, once per engine.

Spark judges the cases on its own in one process, and the city on a standalone cluster.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
import yaml

from tests.audit.small_lake import MADE_AT, Claims, canonical
from tests.conformance.cluster import executors, standalone
from yijian.audit.cases import CaseReport, run_cases
from yijian.audit.cases.format import read_cases
from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.plan import Engine
from yijian.audit.run.start import RunRequest, run_audit
from yijian.city.make import make_city
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.yaml import load_yaml

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


def together(folder: Path) -> Path:
    """The shipped rules without the cases that need a lake, hence on Spark a JVM, of their own.

    What those are about, a short look-back and missing knowledge, the city shows on Spark.
    """
    for rule in load_rulebook():
        source = rule.rule.file
        assert source
        target = folder / rule.rule.path
        target.parent.mkdir(parents=True, exist_ok=True)
        copy(source, target)
        beside = source.with_suffix("").with_suffix(".cases.yaml")
        raw, cases = load_yaml(beside), read_cases(rule.rule).cases
        raw["cases"] = [it for it, case in zip(raw["cases"], cases, strict=True) if not case.apart]
        text = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
        (target.parent / beside.name).write_text(text, encoding="utf-8")
    return folder


class Shared:
    """Runs made once and kept for the session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cases = cache(self._cases)
        self.city = cache(self._city)
        self.lake = cache(self._lake)
        self.workers_at_work = 0
        self.summary: dict[str, dict[str, Any]] = {}

    def _cases(self, engine: Engine) -> CaseReport:
        book = load_rulebook()
        if engine == "spark":
            book = load_rulebook(together(self.folder / "rules"))
        return run_cases(book, engine, [], self.folder / f"cases-{engine}")

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

    def _city(self, engine: Engine) -> Rows:
        out = self.folder / f"run-{engine}"
        request = RunRequest(
            lake=self.lake(),
            jurisdiction="lanzhou",
            out=out,
            rulebook=load_rulebook(),
            engine=engine,
            memory="2GB",
        )
        if engine == "duckdb":
            self.summary[engine] = run_audit(request)
        else:
            with standalone(self.folder / "cluster") as master:
                self.summary[engine] = run_audit(replace(request, master=master, memory="1GB"))
            self.workers_at_work = executors(self.folder / "cluster")
        return {name: canonical(out / f"{name}.parquet") for name in FILES}


PERSONS = 300
"""The fewest persons of whom a city with one area is made."""


@pytest.fixture(scope="session")
def shared_runs(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Runs are made when first asked for."""
    return Shared(tmp_path_factory.mktemp("conformance"))
