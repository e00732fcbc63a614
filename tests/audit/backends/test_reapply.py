"""A new core threshold over a finished run gives what a new run gives, and nothing else does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import Claims, known
from yijian.audit.backends.reapply import reapply
from yijian.audit.rulebook.rulebook import Rulebook, load_rulebook
from yijian.audit.run.start import RunRequest, run_audit
from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law, additions
from yijian.law.models import DatedValue, Parameter

CORE = "monitor.detect.split_admission_core_gap"
WATCH = "monitor.detect.split_admission_watch_gap"
EXEMPT = {"split_admission_exempt": [{"diag_prefix": "Z51", "reason": "化疗"}]}


def stays() -> Claims:
    """Persons who come back after five and after ten days."""
    claims = Claims()
    claims.hospital()
    for psn_no, gap in (("five", 5), ("ten", 10)):
        claims.person(psn_no)
        for number, first in enumerate((1, 5 + gap)):
            own = {"setl_id": f"{psn_no}{number}", "mdtrt_id": f"{psn_no}{number}"}
            own |= {"psn_no": psn_no, "med_type": "21"}
            begun, left = f"2026-03-{first:02d} 09:00:00", f"2026-03-{first + 4:02d} 09:00:00"
            claims.line(**own, fee_ocur_time=begun)
            claims.line(**own, fee_ocur_time=left, bkkp_sn="2")
            claims.settlement(200, 140, **own, setl_time=left)
            claims.visit(**{k: v for k, v in own.items() if k != "setl_id"}, begntime=begun,
                         endtime=left)  # fmt: skip
    claims.simple("early", fee_ocur_time="2025-01-02 10:00:00")
    return claims


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook().only(["split_admission"])


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stays().lake(tmp_path_factory.mktemp("stays"))


def changed(folder: Path, name: str, days: int, since: str = "2012-01-01") -> Path:
    value = DatedValue(
        value=days, unit="day", inclusive=True, since=date.fromisoformat(since), origin="ours",
        reason="本地核查口径", confidence="medium", checked_on=date(2026, 11, 22),
        decided="变更〔2026〕1号",
    )  # fmt: skip
    parameter = Parameter(name=name, title="间隔", values=(value,))
    return additions.write(folder, [("lanzhou", parameter)], [])


def run(lake: Path, out: Path, book: Rulebook, law: Path | None = None) -> dict[str, Any]:
    knowledge = known(out.parent / "knowledge", EXEMPT)
    return run_audit(RunRequest(lake, "lanzhou", out, book, knowledge=knowledge, additions=law))


def zones(out: Path) -> dict[str, tuple[Any, ...]]:
    import pyarrow.parquet as pq

    shown = ("zone", "limit_value", "severity", "measured", "counted_fund_amount")
    rows = pq.read_table(out / "findings.parquet").to_pylist()
    return {row["finding_id"]: tuple(row[name] for name in shown) for row in rows}


@pytest.mark.parametrize(("days", "up", "down"), [(12, 1, 0), (3, 0, 1), (7, 0, 0)])
def test_it_gives_what_a_new_run_gives(
    lake: Path, book: Rulebook, tmp_path: Path, days: int, up: int, down: int
) -> None:
    run(lake, tmp_path / "first", book)
    folder = changed(tmp_path / "law", CORE, days)
    answer = reapply(tmp_path / "first", tmp_path / "new", book, Law.load(additions=folder))
    run(lake, tmp_path / "again", book, folder)
    assert len(zones(tmp_path / "first")) == 2
    assert zones(tmp_path / "new") == zones(tmp_path / "again")
    moved = answer["reapplied"]["rules"].get("GZ10000204001000", {"up": 0, "down": 0})
    assert moved == {"up": up, "down": down}
    earlier = json.loads((tmp_path / "first" / "run.json").read_text(encoding="utf-8"))
    assert answer["reapplied"]["run_id"] == earlier["run_id"]
    assert answer["law_digest"] != earlier["law_digest"]


@pytest.mark.parametrize(
    ("name", "since", "said"),
    [(WATCH, "2012-01-01", "split_admission_watch_gap"), (CORE, "2026-03-12", "跨过")],
)
def test_more_than_the_core_threshold_asks_for_a_new_run(
    lake: Path, book: Rulebook, tmp_path: Path, name: str, since: str, said: str
) -> None:
    run(lake, tmp_path / "first", book)
    law = Law.load(additions=changed(tmp_path / "law", name, 9, since))
    with pytest.raises(Refused, match=said) as refusal:
        reapply(tmp_path / "first", tmp_path / "new", book, law)
    assert refusal.value.code == "reapply.scan"
    assert not (tmp_path / "new").exists()


def test_other_rules_and_no_run_are_refused(lake: Path, book: Rulebook, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        reapply(tmp_path, tmp_path / "new", book, Law.load())
    run(lake, tmp_path / "first", book)
    with pytest.raises(Refused) as refusal:
        reapply(
            tmp_path / "first", tmp_path / "new", load_rulebook().only(["drug_sex"]), Law.load()
        )
    assert refusal.value.code == "reapply.rulebook"
