from __future__ import annotations

from tests.city.town import Town

SCHEME = "drug_institution_level"
RANK = "CASE WHEN hosp_lv <= '04' THEN 3 WHEN hosp_lv <= '07' THEN 2 ELSE 1 END"
NEED = """(SELECT CASE k.min_level WHEN '三级' THEN 3 ELSE 2 END
           FROM k_drug_institution_level AS k WHERE k.hilist_code = marked.hilist_code
           AND k.first_prescription_only = 'false')"""


def test_frauds_lie_below_the_level_and_cost_the_fund(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{RANK} < {NEED} AND label_fund > 0")


def test_innocents_reach_it_or_pay_themselves_or_follow_up(town: Town) -> None:
    fine = f"{RANK} >= {NEED} OR inscp_amt = 0 OR {NEED} IS NULL"
    assert town.all_cases(SCHEME, "innocent", fine)
    assert town.cases(SCHEME, "innocent", "inscp_amt = 0") > 0
