"""A tiny lake, a real audit over it, and its loading: a stay, and a pharmacy charge inside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.audit.small_lake import Claims
from tests.office.monitor.found import HOSPITAL_A, PHARMACY, PSN_NO
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.start import RunRequest, run_audit
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.open_run import open_run
from yijian.office.monitor.actions.publish_run import publish_run
from yijian.office.monitor.loading.load import load_run
from yijian.office.monitor.models import Run

RULE = "YJ10000401101000"
PHARMACY_NAME, HOSPITAL_NAME = "城关安康大药房", "城关第一医院"


def make_home(home: Path) -> Path:
    """Put the lake and the run's folder below ``home``, as the office keeps them."""
    claims = Claims()
    claims.hospital(HOSPITAL_A)
    claims.hospital(PHARMACY)
    claims.tables["fixmedins_b"][0]["fixmedins_name"] = HOSPITAL_NAME
    claims.tables["fixmedins_b"][1]["fixmedins_name"] = PHARMACY_NAME
    claims.person(PSN_NO)
    stay = {"psn_no": PSN_NO, "mdtrt_id": "V1", "med_type": "21"}
    claims.visit(
        **stay, fixmedins_code=HOSPITAL_A,
        begntime="2026-03-02 08:00:00", endtime="2026-03-10 10:00:00",
    )  # fmt: skip
    claims.line(
        **stay, fixmedins_code=HOSPITAL_A, setl_id="S1", bkkp_sn="1",
        fee_ocur_time="2026-03-04 09:00:00", hilist_name="床位费",
    )  # fmt: skip
    claims.settlement(100, 70, **stay, fixmedins_code=HOSPITAL_A, setl_time="2026-03-10 11:00:00")
    bought = {"psn_no": PSN_NO, "mdtrt_id": "V2", "med_type": "41", "fixmedins_code": PHARMACY}
    claims.visit(**bought, begntime="2026-03-05 15:00:00", endtime="2026-03-05 15:00:00")
    claims.line(
        **bought, setl_id="S2", bkkp_sn="9", cnt=3, pric="33.35",
        fee_ocur_time="2026-03-05 15:00:00", hilist_name="某感冒颗粒",
    )  # fmt: skip
    claims.settlement("100.05", "70.03", **bought, setl_id="S2", setl_time="2026-03-05 15:01:00")
    lake = home / "lakes" / "lanzhou"
    lake.parent.mkdir(parents=True)
    claims.lake(home).rename(lake)
    out = home / "runs" / "lanzhou" / "first"
    rules = load_rulebook().only([RULE])
    run_audit(RunRequest(lake=lake, jurisdiction="lanzhou", out=out, rulebook=rules))
    return home


def load(home: Path) -> Run:
    """Load that run and make it visible."""
    system = Actor.system("lanzhou", datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    run = open_run(actor=system, folder=home / "runs" / "lanzhou" / "first")
    load_run(run, _Silent(), lake=home / "lakes" / "lanzhou")
    run.refresh_from_db()
    made: Run = publish_run(actor=system, subject=run.pk, revision=run.revision)
    return made


class _Silent:
    """Progress that nobody watches."""

    step = ""

    def check(self) -> None: ...

    def __call__(self, done: int, total: int, said: str = "") -> None: ...
