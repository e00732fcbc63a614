"""One lake with every shape of claim, judged once by rules that show what they read."""

from __future__ import annotations

import pytest

from tests.audit.small_lake import Claims, Ran, echo, run

LINE_SHOWS = (
    "care_setting", "item_kind", "hilist_code", "fund_amount", "inscp_amt", "cnt", "die_date",
    "end_date", "begn_date", "setl_date", "hosp_lv", "gend", "brdy", "admdvs", "area",
    "insu_admdvs", "main_diag_code", "fixmedins_type",
)  # fmt: skip
VISIT_SHOWS = ("mdtrt_id", "care_setting", "end_date", "fund_amount", "main_diag_code", "hosp_lv")
VISITS = "YJ00000000000008"

KINDS = {
    "101": "药品", "103": "药品", "104": "药品", "102": "饮片", "106": "饮片", "201": "服务项目",
    "301": "耗材", "901": "其他",
}  # fmt: skip
CODES = {
    "XA11DAW036A001010104127": "药品", "ZA01AAA0001010101012": "药品", "T000700001": "饮片",
    "001101000010000": "服务项目", "C1404062090000001234": "耗材", "Y123": "其他",
}  # fmt: skip
SETTINGS = {"11": "门诊", "14": "门诊", "21": "住院", "24": "住院", "52": "住院", "41": "购药"}


def shapes() -> Claims:
    """Care settings, kinds of item, codes, deaths and open ends."""
    claims = Claims()
    claims.hospital()
    claims.hospital("P62010200002", level="")
    for list_type in KINDS:
        claims.simple(f"kind{list_type}", list_type=list_type)
    for place, code in enumerate(CODES):
        claims.simple(f"code{place}", list_type=None, hilist_code=code)
    claims.simple("suffix", list_type=None, hilist_code="001101000010000-7501")
    for med_type in SETTINGS:
        claims.simple(f"med{med_type}", med_type=med_type)
    claims.simple("pharmacy", fixmedins_code="P62010200002")
    claims.line(setl_id="no_type", mdtrt_id="no_type", psn_no="no_type", med_type=None)
    _deaths_and_ends(claims)
    refunds(claims)
    return claims


def _deaths_and_ends(claims: Claims) -> None:
    claims.simple("dead")
    claims.visit(mdtrt_id="dead2", psn_no="dead", die_date="2026-03-05")
    claims.visit(mdtrt_id="dead3", psn_no="dead", die_date="2026-03-07")
    for name, end in (("open_null", None), ("open_9999", "9999-12-31 00:00:00")):
        own = {"setl_id": name, "mdtrt_id": name, "psn_no": name, "med_type": "21"}
        claims.line(**own)
        claims.settlement(100, 70, **own, enddate="9999-12-31")
        claims.visit(mdtrt_id=name, psn_no=name, med_type="21", endtime=end)
    claims.line(setl_id="no_visit", mdtrt_id="no_visit", psn_no="no_visit", bkkp_sn="1")
    claims.settlement(
        100, 70, setl_id="no_visit", mdtrt_id="no_visit", psn_no="no_visit", gend="2",
        brdy="1990-05-05", hosp_lv="07", begndate="2026-03-01", enddate="2026-03-03",
        insu_admdvs="620102",
    )  # fmt: skip


def refunds(claims: Claims) -> None:
    """Lines and settlements taken back, wholly and in part, and refunds that have no original."""
    for name in ("part", "line", "money", "all", "same"):
        own = {"setl_id": name, "mdtrt_id": name, "psn_no": name}
        for number in ("1", "2"):
            claims.line(**own, bkkp_sn=number, cnt=2)
        of = claims.settlement(400, 280, **own)
        back = own | {"setl_id": f"{name}-r", "bkkp_sn": "9", "init_feedetl_sn": "1"}
        if name == "part":
            claims.reversal(of, -100, -70)
            claims.line(**back | {"cnt": -1})
        elif name == "line":
            claims.reversal(of, -200, -140)
            claims.line(**back | {"cnt": -2})
        elif name == "money":
            claims.reversal(of, -150, -105)
        elif name == "all":
            claims.reversal(of, -400, -280)
            claims.line(**back | {"cnt": -2})
            claims.line(**back | {"cnt": -2, "bkkp_sn": "8", "init_feedetl_sn": "2"})
        else:
            claims.line(**back | {"cnt": -1, "setl_id": "same"})
    for name in ("part", "money", "all"):
        claims.visit(mdtrt_id=name, psn_no=name)
    claims.simple("flagged")
    claims.tables["setl_d"][-1]["refd_setl_flag"] = "1"
    claims.line(setl_id="orphan", mdtrt_id="orphan", psn_no="orphan", cnt=-1)
    claims.line(setl_id="lost", mdtrt_id="lost", psn_no="lost", cnt=-1, init_feedetl_sn="77")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The run over :func:`shapes`."""
    folder = tmp_path_factory.mktemp("world")
    lake = shapes().lake(folder)
    visits = echo(*VISIT_SHOWS, grain="visit", code=VISITS)
    return run(lake, folder / "run", echo(*LINE_SHOWS), visits)
