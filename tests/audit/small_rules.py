"""A few lines on chosen days and a dozen rules over them, judged in one run."""

from __future__ import annotations

from tests.audit.small_lake import HEAD, Claims, echo, rule
from yijian.audit.rulebook.rule import Rule

GAP = "monitor.detect.split_admission_core_gap"
"""A look-back of seven days."""

DAYS = {"l1": "2026-03-01", "l2": "2026-03-07", "l3": "2026-03-08", "l4": "2026-03-20"}
FIRST, SECOND, THIRD = "YJ00000000000011", "YJ00000000000012", "YJ00000000000013"
NEEDS, KNOWS, NEAR = "YJ00000000000021", "YJ00000000000022", "YJ00000000000023"
TWICE, SCOPED, DATED = "YJ00000000000031", "YJ00000000000041", "YJ00000000000042"
UNITS, BROKEN = "YJ00000000000051", "YJ00000000000052"
ALL = "\nFROM line"
ASKS_ONE_YUAN = HEAD.replace("line.fund_amount", "money(1) AS fund_amount")


def small() -> Claims:
    """Four sound lines, one of unknown level, one blocked, one not settled; two provinces."""
    claims = Claims()
    claims.hospital()
    claims.hospital("H46010000001", level="")
    for name, on in DAYS.items():
        code = "H46010000001" if name == "l4" else "H62010200001"
        claims.simple(name, fee_ocur_time=f"{on} 10:00:00", fixmedins_code=code)
    claims.line(
        setl_id="l5", psn_no="l5", mdtrt_id="l5", cnt=-1, fee_ocur_time="2026-03-31 23:59:59"
    )
    claims.line(setl_id="l6", psn_no="l6", mdtrt_id="l6", fee_ocur_time="2026-03-31 23:59:59")
    return claims


def rules() -> tuple[Rule, ...]:
    """Rules that hit everything, need something, or return a line twice."""
    double = f"{HEAD}{ALL} WHERE line.setl_id = 'l1'"
    stay = """SELECT visit.fixmedins_code, visit.mdtrt_id, NULL AS setl_id, NULL AS bkkp_sn,
        '违规' AS role, visit.fee_amount, visit.fund_amount FROM visit
        WHERE visit.mdtrt_id = 'l1'"""
    return (
        rule(HEAD + ALL, FIRST, tier="政策"),
        rule(HEAD + ALL, SECOND, tier="政策", outcome="可疑"),
        rule(ASKS_ONE_YUAN + ALL, THIRD, tier="欺诈"),
        rule(f"{HEAD}{ALL} WHERE line.cnt < 0", NEEDS, needs="[line.hosp_lv, line.fund_amount]"),
        rule(HEAD + ALL, KNOWS, needs="[knowledge.drug_sex]", knowledge="[drug_sex]"),
        rule(
            f"{HEAD}{ALL} WHERE line.setl_id = 'l1'", NEAR, needs=f"[history({GAP})]",
            law=f"[{GAP}]",
        ),
        rule(f"{double} UNION ALL {double}", TWICE),
        rule(f"{HEAD}{ALL} WHERE line.setl_id = 'l2'", SCOPED,
             scope="line.setl_id IN ('l1', 'l2')"),
        rule(
            stay, UNITS, grain="visit", scope="visit.mdtrt_id IS NOT NULL",
            anchor="[fixmedins_code, mdtrt_id]",
        ),
        echo("fund_amount"),
    )  # fmt: skip
