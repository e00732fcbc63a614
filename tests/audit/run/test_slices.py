"""Large runs are cut into person buckets and slices of gathered relations; nothing may change."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.audit.small_lake import HOSPITAL, Claims, echo, known, run
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run import tasks
from yijian.audit.run.start import RunRequest, run_audit

CODES = ("YJ10000402101000", "YJ10000501101000")


@pytest.fixture(scope="module")
def busy_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three doctors who each prescribe for five persons in one minute, and a pack sold twice."""
    claims = Claims()
    claims.hospital()
    claims.hospital("P62010200001")
    for doctor in range(3):
        for person in range(5):
            claims.simple(
                f"d{doctor}p{person}",
                bilg_dr_code=f"D62010200000{doctor}",
                fee_ocur_time=f"2026-03-02 10:0{doctor}:{person:02d}",
            )
    for number, day in enumerate((3, 9)):
        claims.add(
            "selinfo_3505",
            {
                "fixmedins_code": "P62010200001", "med_list_codg": "XA11DAW036A001010104127",
                "drug_trac_codg": "81000000000000000001", "setl_id": f"t{number}",
                "rtal_docno": f"r{number}", "sel_retn_time": f"2026-03-0{day} 09:00:00",
                "sel_retn_cnt": 1, "trdn_flag": "0",
            },
        )  # fmt: skip
    return claims.lake(tmp_path_factory.mktemp("busy"))


def findings(lake: Path, out: Path) -> list[dict[str, object]]:
    """Findings of the two rules whose relations are cut, without the run's own number."""
    request = RunRequest(
        lake=lake,
        jurisdiction="lanzhou",
        out=out,
        rulebook=load_rulebook().only(CODES),
        knowledge=known(out.with_name(f"{out.name}-knowledge")),
    )
    run_audit(request)
    return pq.read_table(out / "findings.parquet").drop_columns(["run_id"]).to_pylist()


def test_a_cut_run_finds_what_a_whole_run_finds(
    busy_lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = findings(busy_lake, tmp_path / "whole")
    monkeypatch.setattr(tasks, "LINES_PER_TASK", 2)
    cut = tasks.cut(load_rulebook().only(CODES), 15, "duckdb")
    assert sum(task.relation == "prescription" for task in cut) > 1
    assert sum(task.relation == "trace" for task in cut) > 1
    assert findings(busy_lake, tmp_path / "cut") == whole
    assert sorted(str(row["rule_code"]) for row in whole) == [CODES[0]] * 3 + [CODES[1]]


def test_a_doctor_is_known_in_every_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = Claims()
    claims.hospital()
    for number in range(20):
        claims.simple(f"p{number}", bilg_dr_code="D620102000001")
    claims.add(
        "dr_info_b",
        {
            "dr_code": "D620102000001", "medins_code": HOSPITAL, "ver": "1", "psn_no": "doctor",
            "dr_pro_tech_duty": "231",
        },
    )  # fmt: skip
    monkeypatch.setattr(tasks, "LINES_PER_TASK", 5)
    done = run(claims.lake(tmp_path / "l"), tmp_path / "run", echo("bilg_dr_duty"))
    assert {row["bilg_dr_duty"] for row in done.shown().values()} == {"231"}
    assert len(done.shown()) == 20
