"""Each fault of the data with a row that has it and a row that only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import MADE_AT, Claims, Ran, echo, run
from yijian.audit.run.quality import row_faults
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.claims.quality.faults import quality_faults

Build = Callable[[Claims, str, bool], None]
"""Adds rows called ``name`` to the claims; they have the fault when the flag says so."""


def own(name: str) -> dict[str, str]:
    """The identifiers of a claim that bears a name of its own."""
    return {"setl_id": name, "mdtrt_id": name, "psn_no": name}


def on_line(faulty: dict[str, Any], sound: dict[str, Any]) -> Build:
    """A fault of a line: what it says when faulty, and when sound."""

    def build(claims: Claims, name: str, hit: bool) -> None:
        claims.simple(name, **(faulty if hit else sound))

    return build


def on_settlement(faulty: dict[str, Any], sound: dict[str, Any]) -> Build:
    """A fault of a settlement of 100 of which the fund pays 70."""

    def build(claims: Claims, name: str, hit: bool) -> None:
        claims.line(**own(name))
        claims.settlement(100, 70, **own(name), **(faulty if hit else sound))
        claims.visit(mdtrt_id=name, psn_no=name)
        claims.person(name)

    return build


def on_visit(faulty: dict[str, Any], sound: dict[str, Any]) -> Build:
    """A fault of a visit."""

    def build(claims: Claims, name: str, hit: bool) -> None:
        claims.line(**own(name))
        claims.settlement(100, 70, **own(name))
        claims.visit(mdtrt_id=name, psn_no=name, **(faulty if hit else sound))
        claims.person(name)

    return build


def refund_line(claims: Claims, name: str, hit: bool) -> None:
    """QF101: a refund line with or without its original."""
    claims.simple(name, cnt=2)
    claims.line(**own(name), bkkp_sn="2", cnt=-1, init_feedetl_sn="7" if hit else "1")


def unsettled(claims: Claims, name: str, hit: bool) -> None:
    """QF108: a line whose settlement has not arrived."""
    claims.line(**own(name))
    if not hit:
        claims.settlement(100, 70, **own(name))


def reversal(claims: Claims, name: str, hit: bool) -> None:
    """QF201: a reversal, with or without what it reverses."""
    claims.simple(f"{name}of")
    of = claims.tables["setl_d"][-1] | {"setl_id": f"{name}{'none' if hit else 'of'}"}
    claims.reversal(of, -10, -7, setl_id=name)


def twins(claims: Claims, name: str, hit: bool) -> None:
    """QF207: the same settlement sent twice, or two at different times."""
    claims.simple(name)
    second = "2026-03-02 11:00:00" if hit else "2026-03-02 11:00:01"
    claims.line(**own(name) | {"setl_id": f"{name}b"})
    claims.settlement(100, 70, **own(name) | {"setl_id": f"{name}b"}, setl_time=second)


PARTS = {"fulamt_ownpay_amt": 10, "overlmt_selfpay": 5, "preselfpay_amt": 5, "inscp_amt": 80}
FAULTS: dict[str, Build] = {
    "QF101": refund_line,
    "QF103": on_line(
        {"hilist_code": None},
        {"hilist_code": None, "med_list_codg": "XA11DAW036A001010104127"},
    ),
    "QF104": on_line({"det_item_fee_sumamt": "100.02"}, {"det_item_fee_sumamt": "100.01"}),
    "QF105": on_line(PARTS | {"preselfpay_amt": 6}, PARTS),
    "QF106": on_line({"hilist_code": "XA11DAW036"}, {"hilist_code": "001101000010000-75"}),
    "QF107": on_line({"bilg_dr_name": "未知"}, {"bilg_dr_name": "魏知"}),
    "QF108": unsettled,
    "QF109": on_settlement({"gend": "2"}, {"gend": "9"}),
    "QF110": on_line(
        {"fee_ocur_time": "1979-12-31 23:59:59"}, {"fee_ocur_time": "1980-01-01 00:00:00"}
    ),
    "QF111": on_line({"medins_list_codg": " "}, {"medins_list_codg": "L1"}),
    "QF112": on_line({"pric": "30000000"}, {"pric": "29999999.99"}),
    "QF201": reversal,
    "QF202": on_settlement({"hifp_pay": 60}, {"hifp_pay": 60, "cvlserv_pay": 10}),
    "QF203": on_settlement(PARTS | {"preselfpay_amt": 6}, PARTS),
    "QF204": on_settlement(
        {"psn_pay": 20, "cash_payamt": 20},
        {"psn_pay": 20, "cash_payamt": 20, "ownpay_hosp_part": 10},
    ),
    "QF205": on_settlement({"cash_payamt": 25}, {"acct_pay": 5, "cash_payamt": 25}),
    "QF206": on_settlement({"medfee_sumamt": 69}, {"medfee_sumamt": 70}),
    "QF207": twins,
    "QF301": on_visit({"endtime": "2026-03-02 08:59:59"}, {"endtime": "2026-03-02 09:00:00"}),
    "QF302": on_visit({"med_type": "21", "dscg_maindiag_code": " "}, {"dscg_maindiag_code": None}),
    "QF303": on_visit({"dscg_maindiag_code": "10.x00"}, {"dscg_maindiag_code": "i10.x00"}),
}


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """One run over all of them; ``QF101+`` has the fault, ``QF101-`` has it not."""
    claims = Claims()
    claims.hospital()
    for code, build in FAULTS.items():
        build(claims, f"{code}+", True)
        build(claims, f"{code}-", False)
    _netted(claims)
    folder = tmp_path_factory.mktemp("gate")
    return run(claims.lake(folder), folder / "run", echo("fund_amount"))


def _netted(claims: Claims) -> None:
    """A settlement of 100 of which 40 were taken back, all shares alike."""
    claims.simple("netted")
    of = claims.tables["setl_d"][-1]
    claims.reversal(of, -40, -28)


def found(gate: Ran, code: str) -> set[str]:
    """Names of the claims that have a fault."""
    return {
        row["setl_id"] or row["mdtrt_id"] for row in gate.rows("quality") if row["code"] == code
    }


def test_every_fault_is_tried() -> None:
    assert sorted([*FAULTS, "QF102"]) == [fault.code for fault in row_faults()]


def test_a_line_without_its_time_does_not_even_enter(tmp_path: Path) -> None:
    """QF102 guards against lakes written by others: our own import takes no such line."""
    claims = Claims()
    claims.line(fee_ocur_time=None)
    files = claims.write(tmp_path / "files")
    report = import_paths(Lake(tmp_path / "lake"), [files], made_at=MADE_AT).as_json()
    assert (report["tables"]["fee_list_d"]["rejected"]) == 1


@pytest.mark.parametrize("code", FAULTS)
def test_the_fault_is_found_and_its_like_is_not(gate: Ran, code: str) -> None:
    names = found(gate, code)
    assert f"{code}+" in names
    assert f"{code}-" not in names


@pytest.mark.parametrize("code", FAULTS)
def test_what_blocks_is_not_judged_and_what_marks_is(gate: Ran, code: str) -> None:
    effect = next(fault.effect for fault in quality_faults() if fault.code == code)
    rows = [row for row in gate.rows("quality") if row["code"] == code]
    assert {row["effect"] for row in rows} == {effect}
    if code == "QF201":
        return  # a reversal has no line of its own
    number = "2" if code == "QF101" else "1"
    assert ((f"{code}+", number) in gate.shown()) == (effect == "marks")
    reasons = {row["reason"] for row in gate.rows("coverage")}
    assert (code in reasons) == (effect == "blocks")


def test_the_summary_counts_the_faults(gate: Ran) -> None:
    counted: dict[str, int] = {}
    for row in gate.rows("quality"):
        counted[row["code"]] = counted.get(row["code"], 0) + 1
    assert gate.summary["quality"] == counted


def test_a_settlement_taken_back_in_part_is_consistent(gate: Ran) -> None:
    assert "netted" not in found(gate, "QF204")


@pytest.mark.parametrize("code", ["QF202", "QF203", "QF205", "QF206", "QF207"])
def test_a_reversal_in_proportion_raises_no_fault(gate: Ran, code: str) -> None:
    assert not {"netted", "netted-r"} & found(gate, code)


def test_what_both_settlements_leave_out_is_alike(tmp_path: Path) -> None:
    """QF207 compares the visit and the fund's payment too, where they are told."""
    claims = Claims()
    claims.hospital()
    for name in ("first", "second"):
        own = {"setl_id": name, "psn_no": "p", "mdtrt_id": None}
        claims.line(**own)
        claims.settlement(100, 70, **own, fund_pay_sumamt=None)
    ran = run(claims.lake(tmp_path), tmp_path / "run", echo("fund_amount"))
    assert found(ran, "QF207") == {"first", "second"}
